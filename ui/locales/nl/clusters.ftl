# Stapels, gelijkende notities, de parkeerplaats, pijlen.
similar = Lijkt op elkaar
similar-look = Zoek vergelijkbare notities
similar-found = { $count ->
    [0] Geen notities die op elkaar lijken
    [one] 1 groepje dat op elkaar lijkt
   *[other] { $count } groepjes die op elkaar lijken
  }
similar-percent = { $percent } % van de woorden en letters is gelijk
similar-stack = Op één stapel
stack-fan = Uitwaaieren
stack-fold = Weer op een stapel
stack-leave = Uit de stapel
stack-member = Hoort bij stapel ‘{ $title }’
parking-lead = Hier staat waar de groep later op terugkomt. Het actieplan noemt het ook.
parking-back = Terugzetten
parking-back-all = Alles terugzetten
parking-none = Er staat niets op de parkeerplaats.
parking-none-hint = Kies een notitie en zet haar met ‘Naar de parkeerplaats’ opzij, als de groep er later op terugkomt.
parked = { $count ->
    [one] { $count } notitie staat op de parkeerplaats: links, onder Overzicht.
   *[other] { $count } notities staan op de parkeerplaats: links, onder Overzicht.
}
links = Pijlen
link-to = naar
link-from = van
link-words = Woorden bij de pijl
link-delete = Pijl weghalen
link-draw = Pijl naar een andere notitie
link-cancel = Toch geen pijl
link-choose = Kies de notitie waar de pijl naartoe gaat: klik of tik erop, of ga er met de toetsen heen en druk op Enter. Esc stopt.
link-handle = Pijl: sleep hem naar een andere notitie
link-made = Pijl getrokken
action-fan-stack = Stapel uitwaaieren of samenvoegen
action-unstack-notes = Notities uit de stapel halen
action-park-notes = Naar de parkeerplaats
action-unpark-notes = Terug van de parkeerplaats
action-link-note = Pijl trekken
picture-copied = De afbeelding staat op het klembord
format-png = PNG
    .about = Een afbeelding van het vel, om te delen of in een presentatie te zetten.
picture-of = Afbeelding van
picture-chosen = Wat gekozen is
picture-sheet = Het hele vel
picture-scale = Scherpte
picture-copy = Kopiëren naar klembord
stack = Stapel
