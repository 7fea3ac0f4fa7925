# De workshop als lijst: wat een schermlezer te horen krijgt, en de hulp bij de toetsen.
outline-keys = Pijltjes: lopen · Shift: meer · Enter: wijzigen of schrijven · Spatie: oppakken, neerleggen · Shift+F10: menu · F1: alle toetsen
outline-face-down = Notitie, nog dicht
outline-stack = Stapel { $title }
outline-stack-name = Naam van de stapel
outline-carried = { $count ->
    [one] { $count } notitie in de hand: ga naar een vak en druk op spatie
   *[other] { $count } notities in de hand: ga naar een vak en druk op spatie
}

outline-said-picked-up = { $count ->
    [one] { $count } notitie opgepakt. Loop naar een vak; spatie legt neer, Escape legt terug
   *[other] { $count } notities opgepakt. Loop naar een vak; spatie legt neer, Escape legt terug
}
outline-said-nowhere = Niet hier: ga naar een vak van hetzelfde vel
outline-said-stacked = { $count ->
    [one] { $count } notitie op de stapel { $title } gelegd
   *[other] { $count } notities op de stapel { $title } gelegd
}
outline-said-renamed = Stapel hernoemd

outline-help-walk = Vorige of volgende rij
outline-help-zones = Volgend of vorig vak
outline-help-ends = Eerste of laatste rij
outline-help-fold = Rij openen of inklappen, erin of eruit
outline-help-write = Notitie wijzigen; schrijven in het vak
outline-help-type = In een vak: gewoon typen om een notitie te schrijven; op een notitie: eraan verder schrijven
outline-help-extend = Meer kiezen
outline-help-beside = Doorlopen zonder te kiezen; deze ook kiezen, of niet
outline-help-all = Alle notities van het vak kiezen
outline-help-carry = Notities oppakken, neerleggen in het vak waar je bent
outline-help-shift = Notities naar het volgende of vorige vak
outline-help-menu = Menu: stem, kleur, formaat, stapel
outline-help-delete = Verwijderen wat gekozen is
outline-help-cancel = Terugleggen, loslaten, stoppen met schrijven (wat er staat, blijft)
