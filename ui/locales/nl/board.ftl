# Het bord: wat een schermlezer hoort, en de hulp over de toetsen.
board-name = Bord
board-keys = Met de pijltjestoetsen loop je langs vakken en notities. Typ in een vak om een notitie te schrijven, druk op Enter om een notitie te wijzigen, op spatie om hem op te pakken.
board-pasteboard = Buiten de vakken
board-write = Tekst van de notitie
board-write-new = Tekst van de nieuwe notitie
board-row-sheet = Vel { $title }
board-row-zone = { $name }, { $count ->
    [0] geen notities
    [one] { $count } notitie
   *[other] { $count } notities
}
board-row-note = { $text }, { $voice }
board-row-empty = Lege notitie, { $voice }
board-row-stack = Stapel { $title }, { $count ->
    [one] { $count } notitie
   *[other] { $count } notities
}
board-voice-customer = stem klant
board-voice-employee = stem medewerker
board-voice-assumption = stem aanname

board-choosing = { $count ->
    [0] Druk op wat je kiest
    [one] { $count } gekozen
   *[other] { $count } gekozen
}
board-choosing-done = Klaar
board-said-choosing = Meerdere kiezen: elke druk kiest er een bij, of een af
board-said-chosen = Niet langer meerdere kiezen
board-said-added = Notitie toegevoegd aan { $zone }
board-said-written = Notitie gewijzigd
board-said-emptied = De notitie is nu leeg
board-said-not-written = Niets geschreven
board-said-picked-up = { $count ->
    [one] { $count } notitie opgepakt. Pijltjes verplaatsen, spatie legt neer, Escape legt terug
   *[other] { $count } notities opgepakt. Pijltjes verplaatsen, spatie legt neer, Escape legt terug
}
board-said-put-back = Teruggelegd
board-said-moved = { $count ->
    [one] { $count } notitie verplaatst naar { $zone }
   *[other] { $count } notities verplaatst naar { $zone }
}
board-said-deleted = { $count ->
    [one] { $count } notitie verwijderd
   *[other] { $count } notities verwijderd
}
board-said-pasted = { $count ->
    [one] { $count } notitie geplakt in { $zone }
   *[other] { $count } notities geplakt in { $zone }
}
board-said-duplicated = { $count ->
    [one] { $count } notitie gedupliceerd in { $zone }
   *[other] { $count } notities gedupliceerd in { $zone }
}
board-said-copied = { $count ->
    [one] { $count } notitie gekopieerd
   *[other] { $count } notities gekopieerd
}
board-said-set = { $count ->
    [one] { $count } notitie gewijzigd
   *[other] { $count } notities gewijzigd
}
board-said-selected = { $count ->
    [one] { $count } notitie gekozen
   *[other] { $count } notities gekozen
}
board-said-zoom = Zoom { $percent } %
board-said-no-clipboard = Het klembord is hier niet te lezen. Druk op Ctrl+V op het bord

board-help-walk = Vorige of volgende notitie of vak
board-help-into = Een vak in, terug naar het vak
board-help-zones = Volgend of vorig vak
board-help-ends = Eerste of laatste
board-help-extend = Meer kiezen
board-help-toggle = Doorlopen zonder te kiezen; deze ook kiezen, of niet
board-help-type = In een vak: typ gewoon om een notitie te schrijven; op een notitie: schrijf eraan verder
board-help-next = Notitie vastleggen en aan de volgende beginnen
board-help-line = Nieuwe regel in een notitie
board-help-pick-up = Notities oppakken, neerleggen
board-help-carry = Dragen wat is opgepakt; met Shift in grote stappen
board-help-nudge = Notities een stukje verplaatsen; met Shift verder
board-help-cancel = Terugleggen, loslaten, stoppen met schrijven (wat er staat, blijft)
board-help-grab = Vasthouden en slepen: het beeld verschuiven
