# Zoeken en filteren.
find = Zoeken en filteren
find-words = Zoek in alle tekst
find-hint = Typ een woord of kies een filter.
find-count = { $count ->
    [0] Niets gevonden
    [one] 1 gevonden
   *[other] { $count } gevonden
  }
find-at = { $place } van { $count }: { $text }
find-next = Volgende
find-previous = Vorige
find-close = Zoeken sluiten
find-clear = Filter wissen
find-any = alle
find-zone = Vak
find-stack = Stapel
find-no-stack = niet in een stapel
find-author = Schrijver
find-no-author = zonder schrijver
find-more = { $count ->
    [one] en nog 1
   *[other] en nog { $count }
  }
find-kind-note = Notitie
find-kind-stack = Stapel
find-kind-action = Actie
find-kind-zone = Vak
find-kind-person = Persoon
find-kind-answer = Antwoord
find-chosen = { $count ->
    [one] 1 notitie gekozen
   *[other] { $count } notities gekozen
  }
action-find = Zoeken en filteren…
action-same-colour = Kies dezelfde kleur
action-same-voice = Kies dezelfde stem
action-same-zone = Kies alles in dit vak
action-same-author = Kies dezelfde schrijver
