# Woorden van het afgedrukte actieplan.

plan-name = Actieplan
plan-name-for = Actieplan voor { $organisation }
plan-untitled = Werksessie zonder titel
plan-page = Pagina { $page } van { $pages }
plan-blank = nog in te vullen
plan-notes = { $count ->
    [one] { $count } notitie
   *[other] { $count } notities
}
plan-actions = { $count ->
    [one] { $count } actie
   *[other] { $count } acties
}

# Voorblad
plan-no-ambition = De ambitie is nog niet geformuleerd.
plan-date = Datum
plan-place = Plaats
plan-facilitators = Begeleiding
plan-sponsor = Opdrachtgever
plan-printed = Stand van
plan-participants = { $count ->
    [0] Deelnemers
    [one] { $count } deelnemer
   *[other] { $count } deelnemers
}
plan-no-participants = Er zijn nog geen deelnemers genoteerd.
plan-person = Deelnemer
plan-role = Rol
plan-department = Afdeling

# Samenvatting
plan-summary = Samenvatting
plan-figure-notes = { $count ->
    [one] notitie
   *[other] notities
}
plan-figure-customers = van de notities in de stem van de klant
plan-figure-actions = { $count ->
    [one] actie, { $ahead } nog te doen
   *[other] acties, { $ahead } nog te doen
}
plan-figure-gaps = { $count ->
    [one] leeg kruispunt van de { $crossings }
   *[other] lege kruispunten van de { $crossings }
}
plan-next = Als eerste te doen
plan-no-next = Geen enkele open actie heeft al een datum.
plan-numbered = { $number }. { $title }
plan-nobody = nog zonder actiehouder
plan-more-actions = { $count ->
    [one] en nog { $count } actie met een datum
   *[other] en nog { $count } acties met een datum
}
plan-per-owner = Acties per actiehouder
plan-no-actions = Er zijn nog geen acties.
plan-owner-load = { $count ->
    [one] { $count } actie, { $ahead } nog te doen
   *[other] { $count } acties, { $ahead } nog te doen
}
plan-more-owners = { $count ->
    [one] en nog { $count } actiehouder
   *[other] en nog { $count } actiehouders
}
plan-crossings = Waar de strategie gevuld is en waar niet
plan-step = Stap
plan-gap = leeg
plan-empty-on-purpose = bewust leeg
plan-reason = Bewust leeg: { $step } × { $handle }. { $reason }

# Canvas
plan-legend-crossing = onderaan de notitie: het kruispunt (stap, streepjes voor het handvat)
plan-voice-customer = klant
plan-voice-employee = medewerker
plan-voice-assumption = aanname

# Acties
plan-chapter-actions = Acties per handvat
plan-chapter-all-actions = Acties
plan-no-actions-yet = Er zijn nog geen acties afgesproken.
plan-no-handle = Zonder handvat
    .note = Deze acties horen bij een stap; het handvat dat ze verankert, ontbreekt nog.
plan-not-placed = Niet geplaatst
    .note = Deze acties hebben nog geen stap en geen handvat.
plan-column-number = Nr.
plan-column-action = Actie
plan-column-steps = Stap
plan-column-owner = Actiehouder
plan-column-due = Uiterlijk
plan-no-date = geen datum
plan-measure = Succesmaat: { $measure }
plan-quote = “{ $text }”
plan-quote-numbered = “{ $text }” (notitie{"\u00A0"}{ $number })
plan-status-open = open
plan-status-doing = bezig
plan-status-blocked = geblokkeerd
plan-status-done = klaar
plan-status-dropped = vervallen
plan-elsewhere = Ook bij dit handvat, elders uitgewerkt:
plan-reference = { $number }. { $title } (bij { $handle })
plan-to-action = Naar actie { $number }
plan-to-note = Naar notitie { $number } in de bijlage

# Wat geparkeerd staat
plan-parking = Parkeerplaats
    .note = Hier komen we op terug.
plan-column-from = Kwam uit

# Bijlage
plan-appendix = Bijlage: alle notities
plan-appendix-count = { $count ->
    [one] { $count } notitie, per vak in leesvolgorde.
   *[other] { $count } notities, per vak in leesvolgorde.
}
plan-pasteboard = Buiten de vakken
plan-stack = Stapel: { $title } ({ $notes })
plan-stack-untitled = Stapel ({ $notes })
plan-column-note = Notitie
plan-column-voice = Stem
plan-column-crossing = Kruispunt
plan-column-actions = Acties
plan-empty-note = (zonder tekst)
plan-face-down = (nog dicht)
plan-face-down-count = { $count } nog dicht
plan-empty-zones = Nog leeg

# Waar de acties goed voor zijn, en wat mensen ertegen inbrengen
plan-claims = Voordelen en tegenargumenten
plan-benefits = Waar de acties goed voor zijn
plan-benefit = Voordeel
plan-benefit-count = Acties
plan-benefit-actions = Nummers
plan-objections = Wat mensen ertegen inbrengen
plan-objection = Tegenargument
plan-counter = Wat je daarop kunt zeggen
plan-own-answer = Ons eigen antwoord
plan-no-own-answer = nog niet beantwoord

# Wat de groep met de instrumenten vond
plan-findings = Wat we vonden
plan-flag-centricity = De ervaring is pover: kijk nog eens naar klantgerichtheid, welke score die ook kreeg.
plan-block = Bouwsteen
plan-score = Score
plan-level = Wat dat betekent
plan-question = Vraag
plan-answer = Ons antwoord
plan-offer = Aanbod of boodschap
plan-verdict-yes = ja
plan-verdict-no = nee
plan-verdict-unclear = onbekend
