# Wat de zaal ziet, en waarmee de facilitator dat kiest.

beamer-page = Beamerscherm
beamer-shows-waiting = Even geduld: de sessie begint zo.
beamer-shows-sheet = { $title }, { $notes ->
    [one] 1 notitie
   *[other] { $notes } notities
  }
beamer-shows-part = { $title }: { $part }, { $notes ->
    [one] 1 notitie
   *[other] { $notes } notities
  }
beamer-shows-note = Eén notitie, uit { $zone }
beamer-shows-loose-note = Eén notitie
beamer-shows-hidden-note = Een notitie die nog dicht ligt
beamer-shows-crossings = Kruispunten van stappen en handvatten
beamer-shows-action = Actie: { $title }
beamer-shows-countdown = Aftelklok
beamer-shows-black = Het beeld is zwart
beamer-welcome = Welkom
beamer-lost = Het beeld staat stil: Handvat antwoordt niet.

beamer-action = Actie
beamer-action-owner = Actiehouder
beamer-action-due = Uiterlijk
beamer-action-measure = Succesmaat
beamer-action-no-owner = Nog niemand
beamer-action-no-due = Nog geen datum
beamer-crossing-notes = { $count ->
    [one] 1 notitie
   *[other] { $count } notities
  }
beamer-crossing-actions = { $count ->
    [one] 1 actie
   *[other] { $count } acties
  }
beamer-crossing-gap = leeg
beamer-crossing-meant = bewust leeg

# Op het regiescherm.
beamer = Beamer
beamer-now = De zaal ziet: { $what }
beamer-now-closed = Het beamerscherm is dicht
beamer-now-black = De zaal ziet zwart; daarachter: { $what }
beamer-chosen = Na ontdooien: { $what }
beamer-frozen = BEVROREN
beamer-black = ZWART
on-the-beamer = Op de beamer
beamer-live = Live
beamer-menu = Toon op de beamer
beamer-look = Uiterlijk
beamer-light = Licht
beamer-dark = Donker
beamer-contrast = Hoog contrast
beamer-what-waiting = wachtbeeld
beamer-what-canvas = { $title }
beamer-what-zone = { $title }
beamer-what-part = een deel van { $title }
beamer-what-note = één notitie
beamer-what-crossings = kruispunten
beamer-what-action = één actie
beamer-what-card = een kaart
beamer-what-countdown = aftelklok
beamer-shown = De beamer toont nu: { $what }
beamer-shown-closed = Op de beamer: { $what }. Nog niemand ziet het: F5 opent het beamerscherm.
beamer-frozen-on = Beeld bevroren: de zaal houdt wat ze ziet
beamer-frozen-off = Beeld volgt weer
beamer-black-on = Beamer op zwart
beamer-black-off = Beamer weer aan

action-beamer-window = Beamerscherm openen of sluiten
action-show-waiting = Wachtbeeld tonen
action-show-at-hand = Toon op de beamer wat nu gekozen is
action-show-note = Notitie beeldvullend
action-show-sheet = Dit vel op de beamer
action-show-seen = Deze uitsnede op de beamer
action-show-crossings = Kruispunten op de beamer
action-show-countdown = Aftelklok op de beamer
action-freeze = Beamerbeeld bevriezen
action-black = Beamer op zwart

# De aftelklok.
clock = Aftelklok
clock-minutes = Minuten
clock-wrong = Schrijf de tijd in minuten, zoals 5 of 1,5; ten hoogste 600.
clock-start = Start
clock-pause = Pauze
clock-resume = Verder
clock-add = +1 minuut
clock-stop = Stop
clock-sound = Geluid
clock-left = Nog { $time }
clock-over = De tijd is om
clock-soon = Bijna om
clock-last = Laatste momenten
clock-held = Gepauzeerd op { $time }
clock-started = { $count ->
    [one] Aftelklok loopt: 1 minuut
   *[other] Aftelklok loopt: { $count } minuten
  }
action-countdown = Aftelklok starten of pauzeren
action-countdown-minute = Een minuut erbij
action-countdown-stop = Aftelklok stoppen

menu-beamer = Beamer

# Stil schrijven.
blind = Stil schrijven
blind-hint = Nieuwe notities in dit vak liggen dicht, ook op de beamer, tot je ze onthult.
blind-on = { $zone }: er wordt stil geschreven
blind-off = { $zone }: er wordt niet meer stil geschreven
blind-count = { $count ->
    [one] 1 notitie ligt dicht
   *[other] { $count } notities liggen dicht
  }
blind-reveal-zone = Alles onthullen
blind-reveal = Deze onthullen
blind-peek-key = Kijken (alleen hier)
blind-face-down = Notitie, nog dicht
blind-author-show = Schrijver tonen
blind-author = Schrijver
blind-revealed = { $count ->
    [one] 1 notitie onthuld
   *[other] { $count } notities onthuld
  }
action-blind = Stil schrijven in dit vak
action-reveal-zone = Alles in dit vak onthullen
action-reveal-notes = Gekozen notities onthullen
