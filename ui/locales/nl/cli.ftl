# De opdrachtregel: uitleg, en wat de taken zeggen.

cli = Handvat zonder venster: alles wat een workshopbestand nodig kan hebben.
cli-heading-usage = Gebruik
cli-heading-tasks = Taken
cli-heading-arguments = Argumenten
cli-heading-options = Opties
cli-after =
    HANDVAT_DATA_DIR verplaatst de eigen map van het programma, HANDVAT_LANG (nl of en) kiest de taal.
    Code 0: gelukt. 1: niet gelukt, met één zin en een raad. 2: niet begrepen.
cli-flag-help = Toont deze uitleg
cli-flag-version = Toont de versie

cli-new = Maakt een workshop van een sjabloon
cli-new-template = De naam van een sjabloon (‘templates’ geeft de lijst), een sjabloonbestand, of ‘sample’
cli-new-sample = Vult de workshop met het voorbeeld
cli-new-lang = De taal van de workshop: nl of en
cli-new-title = Hoe de workshop heet
cli-new-output = Het nieuwe bestand; een bestand dat er al is, wordt niet overschreven

cli-templates = Toont waarmee een workshop kan beginnen

cli-check = Zegt wat er mis is in workshops en sjablonen, met naam en plaats
cli-check-files = Workshops of sjablonen

cli-show = Toont een workshop
cli-show-file = De workshop
cli-show-outline = Als overzicht; dat gebeurt ook als je niets vraagt
cli-show-json = Als de JSON van het bestand

cli-apply = Past bewerkingen van stdin toe: één JSON-object per regel, één antwoord per regel
cli-apply-file = De workshop

cli-export = Maakt een document van een workshop
cli-export-file = De workshop
cli-export-to = pdf: het actieplan; svg of png: een afbeelding van een vel; csv: de acties; md: het geheel als Markdown
cli-export-output = Het bestand dat geschreven wordt; - is stdout
cli-export-profile = Wat er gedrukt wordt: full, of manager zonder de notities; poster: de vellen voor aan de muur; run-sheet: het begeleidersblad
cli-export-blank = Posters zonder notities, met de vragen en vraagkaarten
cli-export-paper = Het papier: a4 (als je niets kiest), a3, a2, a1, a0 of letter; een poster neemt groter papier als de letters anders te klein worden
cli-export-lang = De taal van de woorden rond de notities; die van de workshop als je niets kiest
cli-export-canvas = Het vel: voor een plaat het eerste, voor posters alle, als je niets kiest
cli-export-zone = Van een afbeelding: alleen dit vak
cli-export-notes = Van een afbeelding: alleen deze notities en stapels, met hun id’s
cli-export-scale = Van een PNG: hoeveel groter dan op papier; 1 als dit ontbreekt
cli-export-date = De datum in het document, zoals 2027-01-31; die van de laatste bewerking als je niets kiest

cli-import = Haalt notities binnen als één stapel en één stap
cli-import-file = De workshop
cli-import-from = Wat INPUT is: csv, of text met één notitie per regel
cli-import-input = Het bestand dat binnenkomt; - is stdin
cli-import-canvas = Het vel; het eerste als je niets kiest
cli-import-zone = Het vak; naast het vel als je niets kiest
cli-import-column = De kolom van een CSV-bestand waar de teksten in staan
cli-import-zone-column = De kolom van een CSV-bestand die het vak van elke notitie noemt
cli-import-voice-column = De kolom van een CSV-bestand die de stem van elke notitie noemt
cli-import-merge = Teksten die hetzelfde zeggen worden één notitie
cli-import-voice = Van wie deze woorden zijn: customer, employee of assumption (als je niets kiest)

cli-recover = Haalt terug wat bevestigd is en nog niet in een bestand staat; zonder bestand komt er een lijst
cli-recover-file = Het bestand van een workshop, of het id van een workshop die nooit is opgeslagen
cli-recover-output = Waar een workshop zonder bestand wordt opgeslagen

cli-versions = Toont de bewaarde versies van een workshop
cli-versions-file = De workshop

cli-restore = Zet een eerdere versie terug, in één stap die ongedaan te maken is
cli-restore-file = De workshop
cli-restore-version = Het nummer van de versie (‘versions’ toont ze), of haar naam
cli-restore-dry-run = Toont alleen de verschillen

cli-merge = Voegt samen wat twee handen van dezelfde workshop maakten; git kan het als merge driver aanroepen
cli-merge-base = De toestand waarmee beide begonnen; leeg als die er niet was
cli-merge-ours = Onze toestand
cli-merge-theirs = De andere toestand
cli-merge-output = Waar beide samen terechtkomen; is dat ons bestand, dan wordt het vervangen
cli-merged = { $file }: { $count ->
    [one] { $count } onderdeel kwam uit de andere toestand.
   *[other] { $count } onderdelen kwamen uit de andere toestand.
}
cli-merge-conflicts = { $file }: { $count ->
    [one] er blijft { $count } conflict over.
   *[other] er blijven { $count } conflicten over.
}
cli-merge-sides = van ons ‘{ $ours }’, van hen ‘{ $theirs }’
cli-merge-hint = Wat wij hebben geldt tot je kiest. Open het bestand in Handvat, of gebruik ‘apply’ met resolveConflict.

cli-schema = Toont het JSON Schema van het workshopbestand
cli-schema-edits = Dat van de bewerkingen die ‘apply’ aanneemt
cli-schema-template = Dat van sjabloonbestanden

cli-serve = Opent de workshop in een browser op deze machine
cli-serve-file = De workshop
cli-serve-port = De poort; een vrije als je niets kiest
cli-serve-no-open = Toont alleen het adres

# Verkeerd gebruik.
cli-misused = Deze argumenten zijn niet te begrijpen.
cli-misused-task = Er is geen taak ‘{ $task }’.
cli-misused-unknown = Het argument ‘{ $argument }’ bestaat hier niet.
cli-misused-missing = Dit ontbreekt: { $argument }.
cli-misused-conflict = { $argument } gaat niet samen met { $other }.
cli-misused-value = { $argument } kan niet ‘{ $value }’ zijn.
cli-misused-no-value = { $argument } heeft een waarde nodig.
cli-misused-hint = --help legt uit wat er kan.

# Wat taken zeggen.
cli-outline-notes = { $count ->
    [one] { $count } notitie
   *[other] { $count } notities
}
cli-outline-actions = { $count ->
    [one] { $count } actie
   *[other] { $count } acties
}
cli-made = { $file }: een nieuwe workshop, { $title }.
cli-missing-characters = Geen letter van het programma heeft { $characters }; die plaatsen zijn in het document gemerkt.
cli-imported-apart = { $count ->
    [one] { $count } notitie is binnen.
   *[other] { $count } notities zijn binnen, waar hun rijen het zeiden.
}
cli-imported-merged = { $count ->
    [one] { $count } rij zei hetzelfde als een andere en werd geen notitie.
   *[other] { $count } rijen zeiden hetzelfde als andere en werden geen notitie.
}
cli-imported = { $count ->
    [one] { $count } notitie kwam binnen, als één stapel.
   *[other] { $count } notities kwamen binnen, als één stapel.
}
cli-left-out = { $count ->
    [one] { $count } rij bleef achter:
   *[other] { $count } rijen bleven achter:
}
cli-doubtful = { $count ->
    [one] { $count } rij kwam binnen, maar kijk er even naar:
   *[other] { $count } rijen kwamen binnen, maar kijk er even naar:
}
cli-recovered = { $file }: { $count ->
    [one] { $count } stap kwam terug uit het journaal.
   *[other] { $count } stappen kwamen terug uit het journaal.
}
cli-nothing-to-recover = { $file } is volledig; het journaal heeft niets meer.
cli-nothing-unsaved = Er wacht niets om teruggehaald te worden.
cli-check-clean = { $file }: niets mis.
cli-ahead = { $file }: { $count ->
    [one] { $count } stap staat in het journaal en nog niet in het bestand; die telt hier mee.
   *[other] { $count } stappen staan in het journaal en nog niet in het bestand; die tellen hier mee.
}
cli-template-kit = Werkvorm. { $description }
cli-sample-name = Voorbeeldworkshop
cli-sample-description = Een hele sessie bij een regionale energieleverancier, met notities, kruispunten en acties.
cli-no-browser = Er kon geen browser geopend worden ({ $detail }); ga naar het adres hierboven.
cli-steps = { $count ->
    [one] { $count } stap die nog in geen bestand staat
   *[other] { $count } stappen die nog in geen bestand staan
}
cli-standing-untitled = Nooit opgeslagen: haal hem terug met zijn id en -o FILE.
cli-standing-behind = Het bestand is ouder: haal hem terug, of open hem gewoon.
cli-standing-changed = Het bestand is door iemand anders gewijzigd: haal hem terug met -o naar een ander bestand.
cli-standing-gone = Het bestand is weg: haal hem terug.
cli-standing-open = Nu open.
cli-damage = Het journaal is op één plaats beschadigd; wat na die plaats kwam ontbreekt.

# Versies.
cli-no-versions = { $file }: nog geen versies.
cli-versions-size = { $count ->
    [one] { $count } versie neemt { $size } MB in.
   *[other] { $count } versies nemen samen { $size } MB in.
}
cli-versions-damaged = { $count ->
    [one] { $count } versie is beschadigd en staat niet in de lijst: { $names }
   *[other] { $count } versies zijn beschadigd en staan niet in de lijst: { $names }
}
cli-differences-none = { $file } is gelijk aan versie { $version }.
cli-differences = { $count ->
    [one] Van nu naar versie { $version }, { $count } verschil:
   *[other] Van nu naar versie { $version }, { $count } verschillen:
}
cli-difference-made = komt terug
cli-difference-gone = gaat weg
cli-difference-changed = verandert
cli-restored = { $file } is weer zoals in versie { $version }. Wat er daarvoor stond is als versie bewaard; ‘undo’ maakt de stap ongedaan.
cli-not-set = niet ingevuld
