# De zaal: het bord op slot, een muur om aan te raken, wat de achterste rij kan lezen.
room-tools = Gereedschap voor de muur
wall-undo = Ongedaan
wall-redo = Opnieuw
wall-note = Notitie
wall-more = Meer kiezen
wall-pick-up = Oppakken
wall-smaller = Kleiner
wall-larger = Groter
wall-sheet = Hele vel
wall-lock = Op slot
room-locked = Het bord zit op slot: kijken kan, veranderen niet
room-unlock = Van het slot
room-said-locked = Het bord zit op slot. Bewegen en inzoomen kan nog
room-said-unlocked = Het bord is van het slot
room-placing = { $count ->
    [one] Druk op de plek waar de notitie heen moet
   *[other] Druk op de plek waar de { $count } notities heen moeten
}
room-placing-cancel = Terugleggen
action-pick-up = Oppakken, en neerleggen met een druk
action-lock-board = Bord op slot
action-wall-mode = Muur om aan te raken
action-room-setup = De zaal…
action-make-legible = Leesbaar voor de achterste rij
room-setup-title = De zaal
room-setup-lead = Hoe groot letters moeten zijn hangt af van het beeld en van wie het verst weg zit. Dit blijft op deze computer bewaard.
room-diagonal = Beeld van hoek tot hoek, in cm
room-seat = Van het beeld tot de verste stoel, in cm
room-type = Letters zijn leesbaar vanaf { $share } % van de hoogte van het beeld ({ $points } pt op een scherm van 1080 beeldlijnen).
room-marks = Een doorgestreept rondje bij notities die de achterste rij niet kan lezen
room-unreadable = { $count ->
    [one] { $count } notitie niet leesbaar achterin
   *[other] { $count } notities niet leesbaar achterin
}
room-unreadable-tip = Toont ze zo groot dat de achterste rij ze leest
