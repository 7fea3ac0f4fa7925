# Instrumenten: sjablonen, werkvormen, vraagkaarten, begeleiding.

# The gallery
kits = Werkvormen
kits-about = Een hele sessie die klaarstaat: de vellen, de dagindeling, en een gevulde versie om mee te oefenen.
template-own = eigen sjabloon
template-rehearse = Oefen gevuld
template-rehearse-with = Oefen gevuld: { $name }
templates-broken = { $count ->
    [one] { $count } eigen sjabloon is niet te gebruiken
   *[other] { $count } eigen sjablonen zijn niet te gebruiken
}
session-parts = Dagindeling in { $count ->
    [one] { $count } deel
   *[other] { $count } delen
}
group-size = { $least }–{ $most } mensen
sheets = { $count ->
    [one] { $count } vel
   *[other] { $count } vellen
}
minutes = { $count } min
hours = { $count } uur
hours-minutes = { $hours } uur { $minutes } min

# A zone
prompts = Vraagkaarten
prompt-place = Kaart { $place } van { $count }
prompt-previous = Vorige kaart
prompt-next = Volgende kaart
prompt-note = Op een notitie
prompt-noted = Als notitie in het vak gelegd: { $text }
questions = Samen beantwoorden
group-score = Wat vinden jullie als groep?
score-given = { $name }: score { $score }
score-none = { $name }: geen score meer
score-clear = Score wissen
centricity-flagged = De klantervaring scoort 2 of lager. Dan klopt er iets niet in de klantgerichtheid: kijk daar eerst.

# An action
measure-choose = Kies uit de maten van stap en handvat
benefits = Goed voor

# Voices and guidance
voice-share = { $share }%
only-assumptions = Alles hier is aanname. Bij wie kunnen jullie het navragen?
voices-of-workshop = Wie zegt het, in de hele workshop?
assumed-zones = { $count ->
    [one] In { $count } vak is alles aanname:
   *[other] In { $count } vakken is alles aanname:
}
run-it = Zo begeleid je het
pitfalls = Valkuilen
materials = Klaarleggen
cards = Kaarten om mee te openen

# Adding an instrument
add-sheets = Vel toevoegen…
add-sheets-title = Vel toevoegen
add-sheets-about = Het vel komt achter de andere te staan. Alles wat er al is, blijft.
sheet-edit-title = Vel
sheet-name = Hoe heet dit vel?
sheet-rename = Naam bewaren
sheet-delete = Vel verwijderen
sheet-delete-about = { $count ->
    [0] Er ligt niets op. Ongedaan maken kan.
    [one] De notitie die erop ligt gaat mee. Ongedaan maken kan.
   *[other] De { $count } notities die erop liggen gaan mee. Ongedaan maken kan.
  }
sheet-delete-only = Het enige vel van een workshop blijft.
sheet-deleted = ‘{ $title }’ is verwijderd
add-sheets-of = Toevoegen: { $name }
sheets-added = Toegevoegd: { $name }

# The outside-in test and objections
test = Outside-in-toets
verdict-yes = Ja
verdict-no = Nee
verdict-unclear = Onbekend
test-failed = Een nee vraagt om een besluit: maak er een actie van, of leg een notitie neer.
test-action = Maak er een actie van
test-acted = { $count ->
    [one] Actie gemaakt
   *[other] { $count } acties gemaakt
}
test-failing = { $count ->
    [one] Eén aanbod of boodschap kreeg een nee en is nog geen actie.
   *[other] { $count } keer een nee waar nog geen actie bij is.
}
test-all-actions = Maak er acties van
test-all-notes = Notities in ‘{ $name }’
test-note-in = Notitie in ‘{ $name }’
test-noted = Notitie gelegd in ‘{ $name }’
objections = Wat mensen ertegen inbrengen
objection-answer = Ons antwoord op ‘{ $text }’
objection-own = Ons eigen antwoord

# Influences between zones
influences = Hoe de vakken elkaar beïnvloeden
influence = Van { $from } naar { $to }
