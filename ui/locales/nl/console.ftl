# What the console says.

# The start screen
start-lead = Van klantinzicht naar een actieplan, in één workshop.
start-new = Begin een workshop
start-recent = Recent geopend
recent-none = Nog niets geopend. Begin met een sjabloon, of kijk rond in het voorbeeld.
recent-missing = Het bestand staat er niet meer
recent-forget = { $title } van de lijst halen; het bestand blijft
template-picture = Het vel van { $name }
template-begin = Begin hiermee
template-begin-with = Begin hiermee: { $name }
sample = Voorbeeld: een energieleverancier
sample-about = Een volle workshop van een regionale energieleverancier, met notities, kruispunten en acties. Je opent een kopie: probeer alles uit.
sample-open = Open het voorbeeld
unsaved = Nog zonder bestand
unsaved-about = Dit werk heeft nog geen bestand, maar is veilig bewaard.
unsaved-open = Openen
unsaved-open-named = Openen: { $title }
unsaved-discard-named = { $title } weggooien
untitled = Workshop zonder titel

# The frame
skip-to-view = Ga naar het vel
rail = Vellen en overzichten
rail-sheets = Vellen
rail-overview = Overzicht
view-canvas = Vel
view-crossings = Kruispunten
view-actions = Acties
view-parking = Parkeerplaats
view-outline = Als lijst
view-details = Workshopgegevens
inspector = Gegevens van wat gekozen is
plan-as-pdf = Actieplan als PDF
notes = { $count ->
    [one] { $count } notitie
   *[other] { $count } notities
}
actions = { $count ->
    [one] { $count } actie
   *[other] { $count } acties
}
gaps = { $count ->
    [one] { $count } kruispunt zonder notitie of actie
   *[other] { $count } kruispunten zonder notitie of actie
}
gaps-none = Geen kruispunt is leeg zonder reden
sheet-size = Vel { $size }
reading-only = Alleen lezen
hint-palette = Opdrachten
hint-shortcuts = Sneltoetsen
messages = Meldingen
dismiss = Sluiten
cancel = Annuleren
is-on = (aan)
language = Taal
language-nl = Nederlands
language-en = English
and-more = { $count ->
    [one] en nog { $count }
   *[other] en nog { $count }
}

# How safe the work is
save-saved = Opgeslagen
    .explained = Het bestand op de schijf is bijgewerkt en nagelezen.
save-safe = Veilig bewaard
    .explained = Elke wijziging staat in het journaal op schijf; het bestand volgt.
save-safe-no-file = Elke wijziging is bewaard op deze computer. Er is nog geen bestand: sla op om er een te maken.
save-not-saved = NIET OPGESLAGEN
    .explained = De wijzigingen staan alleen in het geheugen.
recovered = { $steps ->
    [one] Hersteld: { $steps } stap die nog niet in het bestand stond is terug.
   *[other] Hersteld: { $steps } stappen die nog niet in het bestand stonden zijn terug.
}
recovered-last = Het laatst: { $list }
host-lost = Handvat antwoordt niet meer.
    .hint = Laat deze pagina open staan, dan blijft je tekst hier. Start Handvat opnieuw en open de nieuwe pagina: alles wat veilig bewaard was, staat er nog.
closing-title = Er is werk dat niet is opgeslagen
closing-text = Als je nu sluit, gaat verloren wat alleen in het geheugen staat.
closing-quit = Toch sluiten
closing-stay = Terug naar de workshop
discard-title = { $title } weggooien?
discard-text = 
    Er staan { $notes ->
        [one] { $notes } notitie
       *[other] { $notes } notities
    } en { $actions ->
        [one] { $actions } actie
       *[other] { $actions } acties
    } in. Dit kan niet ongedaan worden gemaakt.
discard-keep = Bewaren
discard-do = Weggooien
new-title = Nieuwe workshop
new-safe = De workshop die nu open is, blijft bewaard.
about-text = Een werkplek voor workshops over klantgerichtheid: vier stappen rond de klant, vijf strategische handvatten, en een actieplan op papier.
about-version = Versie { $version }
about-licence = Vrije software onder MIT of Apache 2.0. Lettertype: Noto, onder de SIL Open Font License.
written = { $file } is geschreven.
written-missing = Deze tekens staan in geen lettertype van het programma: { $list }

# Menus and commands
menu-bar = Menu
menu-file = Bestand
menu-edit = Bewerken
menu-view = Beeld
menu-help = Help
menu-board = Wat kan hier
action-new = Nieuwe workshop…
action-open = Openen…
action-close = Workshop sluiten
action-save = Opslaan
action-save-as = Opslaan als…
action-save-copy = Kopie opslaan…
action-keep-version = Versie bewaren…
action-merge-copy = Kopie samenvoegen…
action-import = Importeren…
action-export = Exporteren…
action-undo = Ongedaan maken
action-redo = Opnieuw uitvoeren
action-cut = Knippen
action-copy = Kopiëren
action-paste = Plakken
action-duplicate = Dupliceren
action-delete = Verwijderen
action-select-all = Alles selecteren
action-choose-more = Meerdere kiezen
action-stack-notes = Op een stapel leggen
action-add-note = Notitie toevoegen
action-edit-note = Tekst wijzigen
action-make-action = Maak er een actie van
action-new-action = Nieuwe actie
action-add-sheets = Vel toevoegen…
action-edit-sheet = Vel wijzigen…
action-view-canvas = Naar het vel
action-view-crossings = Naar de kruispunten
action-view-actions = Naar de acties
action-view-parking = Naar wat geparkeerd staat
action-view-outline = Naar de lijst
action-view-details = Naar de workshopgegevens
action-versions = Naar de versies
action-zoom-in = Inzoomen
action-zoom-out = Uitzoomen
action-zoom-actual = Ware grootte
action-zoom-fit = Hele vel tonen
action-zoom-zone = Vak tonen
action-zoom-selection = Selectie tonen
action-theme-system = Kleuren van het systeem
action-theme-light = Lichte kleuren
action-theme-dark = Donkere kleuren
action-theme-contrast = Hoog contrast
action-dutch = Nederlands
action-english = English
action-palette = Opdrachten zoeken…
action-shortcuts = Sneltoetsen
action-about = Over Handvat
action-colour-yellow = Geel papier
action-colour-orange = Oranje papier
action-colour-green = Groen papier
action-colour-blue = Blauw papier
action-colour-purple = Paars papier
action-colour-grey = Grijs papier
action-size-small = Kleine notitie
action-size-medium = Gewone notitie
action-size-large = Grote notitie
action-voice-customer = Stem: klant
action-voice-employee = Stem: medewerker
action-voice-assumption = Stem: aanname
palette-placeholder = Wat wil je doen?
palette-empty = Daar is geen opdracht voor.
go-to-zone = Ga naar { $zone }

# Steps, for undo and redo
undo-step = Ongedaan maken: { $step }
redo-step = Opnieuw uitvoeren: { $step }
undone = Ongedaan gemaakt: { $step }
redone = Opnieuw uitgevoerd: { $step }
step-add-notes = { $count ->
    [one] notitie toevoegen
   *[other] { $count } notities toevoegen
}
step-set-text = tekst van een notitie wijzigen
step-set-notes = { $count ->
    [one] notitie wijzigen
   *[other] { $count } notities wijzigen
}
step-set-colour = { $count ->
    [one] kleur van een notitie wijzigen
   *[other] kleur van { $count } notities wijzigen
}
step-set-size = { $count ->
    [one] grootte van een notitie wijzigen
   *[other] grootte van { $count } notities wijzigen
}
step-set-voice = { $count ->
    [one] stem van een notitie wijzigen
   *[other] stem van { $count } notities wijzigen
}
step-set-author = { $count ->
    [one] schrijver van een notitie wijzigen
   *[other] schrijver van { $count } notities wijzigen
}
step-move-notes = { $count ->
    [one] notitie verplaatsen
   *[other] { $count } notities verplaatsen
}
step-delete-notes = { $count ->
    [one] notitie verwijderen
   *[other] { $count } notities verwijderen
}
step-set-crossing = notitie op een kruispunt zetten
step-mark-crossing = kruispunt bewust leeg laten
step-set-details = workshopgegevens wijzigen
step-add-person = persoon toevoegen
step-set-person = persoon wijzigen
step-delete-person = persoon verwijderen
step-add-action = actie maken
step-set-group-score = groepsscore geven
step-set-answer = vraag beantwoorden
step-set-objection = tegenargument beantwoorden
step-set-verdict = outside-in-toets invullen
step-set-link = invloed tussen vakken aanpassen
step-add-sheets = { $count ->
    [one] vel toevoegen
   *[other] { $count } vellen toevoegen
}
step-set-action = actie wijzigen
step-delete-actions = { $count ->
    [one] actie verwijderen
   *[other] { $count } acties verwijderen
}
step-import = { $count ->
    [one] { $count } notitie importeren
   *[other] { $count } notities importeren
}
step-set-sheet = vel een naam geven
step-delete-sheet = vel verwijderen
step-set-stack = stapel een naam geven
step-deal-stack = stapel uitspreiden
step-delete-stack = stapel verwijderen
step-stack-notes = { $count ->
    [one] notitie stapelen
   *[other] { $count } notities stapelen
}
step-fan-stack = stapel uitwaaieren
step-gather-stack = stapel samenleggen
step-unstack-notes = { $count ->
    [one] notitie uit de stapel halen
   *[other] { $count } notities uit hun stapel halen
}
step-park-notes = { $count ->
    [one] notitie parkeren
   *[other] { $count } notities parkeren
}
step-unpark-notes = { $count ->
    [one] notitie van de parkeerplaats halen
   *[other] { $count } notities van de parkeerplaats halen
}
step-link-notes = pijl tussen notities aanpassen
step-set-blind = stil schrijven in een vak beginnen
step-end-blind = stil schrijven in een vak beëindigen
step-reveal = { $count ->
    [one] notitie omdraaien
   *[other] { $count } notities omdraaien
}
step-reveal-zone = alle notities van een vak omdraaien
step-show-author = { $count ->
    [one] schrijver van een notitie tonen
   *[other] schrijvers van { $count } notities tonen
}
step-hide-author = { $count ->
    [one] schrijver van een notitie verbergen
   *[other] schrijvers van { $count } notities verbergen
}
step-several = { $count ->
    [one] { $count } wijziging
   *[other] { $count } wijzigingen
}
step-restore = een eerdere versie terugzetten
step-resolve-conflict = een conflict oplossen
step-merge = wijzigingen van een ander programma
step-merge-copy = een kopie samenvoegen
step-other = { $count ->
    [one] wijziging
   *[other] { $count } wijzigingen
}

# Notes, zones, stacks
note = Notitie
note-text = Tekst van de notitie
note-empty = Lege notitie
note-show = Toon op het vel
note-actions = Acties van deze notitie
note-new-in = Nieuwe notitie in { $zone }
voice = Stem
voice-customer = klant
voice-employee = medewerker
voice-assumption = aanname
colour = Kleur
colour-yellow = geel
colour-orange = oranje
colour-green = groen
colour-blue = blauw
colour-purple = paars
colour-grey = grijs
size = Grootte
size-small = klein
size-medium = gewoon
size-large = groot
zone = Vak
several-zones = Verschillende vakken
pasteboard = Buiten de vakken
practices = Om op door te vragen
voices-of-zone = Wie zegt het?
zone-empty = Nog geen notities in dit vak.
mostly-assumptions = Meer dan de helft is aanname. Wat zeggen klanten zelf?
zone-hint = Typ gewoon om een notitie te schrijven. Enter: de volgende.
chosen-notes = { $count ->
    [one] { $count } notitie gekozen
   *[other] { $count } notities gekozen
}
chosen-stacks = { $count ->
    [one] en { $count } stapel
   *[other] en { $count } stapels
}
stack-of = { $count ->
    [one] Stapel van { $count } notitie
   *[other] Stapel van { $count } notities
}
stack-title = Naam van de stapel
stacked = { $count ->
    [one] { $count } notitie op een stapel gelegd
   *[other] { $count } notities op één stapel gelegd. Schrijf de naam
}
stack-deal = Uitspreiden in het vak
stack-notes = Notities in de stapel
stack-delete = Stapel met notities verwijderen
start-here = Zo werkt het
hint-sheet-write = Dubbelklik op het vel om een notitie te schrijven.
hint-sheet-choose = Kies een vak: je ziet de vraag, en typen begint een notitie.
hint-sheet-paste = Plak regels tekst: elke regel wordt een notitie.
hint-sheet-action = Kies een notitie en maak er een actie van.
hint-actions = Kies een actie om haar te bewerken, of maak een nieuwe.
hint-crossings = Kies een kruispunt: zet er notities neer, maak een actie, of laat het bewust leeg.

# Crossings
crossing = Kruispunt
crossing-none = Op geen kruispunt
crossing-pick = Kies een kruispunt van stap en handvat
crossings-caption = Stappen in de kolommen, handvatten in de rijen, met het aantal notities en acties
crossings-no-strategy = Geen vel in deze workshop heeft stappen en handvatten. Met een strategiecanvas erbij zie je hier waar ze elkaar kruisen.
gap = Leeg
empty-on-purpose = Bewust leeg
crossing-take-away = Van dit kruispunt halen
crossing-write = Schrijf hier een notitie
crossing-candidates = Nog zonder kruispunt, uit deze stap en dit handvat
crossing-put = Op dit kruispunt zetten
mark-empty = Bewust leeg laten
mark-empty-said = { $name } blijft bewust leeg
mark-empty-undone = { $name } blijft niet meer bewust leeg
mark-empty-change = Reden wijzigen
mark-empty-title = { $name } bewust leeg laten
mark-empty-why = Waarom doen jullie hier niets?
mark-empty-undo = Niet meer bewust leeg

# Actions
action = Actie
action-untitled = Nieuwe actie
action-made = Actie gemaakt: { $title }
action-deleted = Actie verwijderd: { $title }
action-close-editor = Actie sluiten
action-title = Wat gaan we doen?
action-delete-this = Actie verwijderen
action-notes = Komt van deze notities
action-note-unlink = Deze notitie loskoppelen
steps = Stappen
handles = Handvatten
owner = Actiehouder
owner-placeholder = Kies of typ een naam
owner-open = Toon alle mensen
owner-new = Nieuw: { $name }
owner-missing = Nog geen actiehouder
due = Uiterlijk
due-missing = Nog geen datum
status = Status
status-of = Status van { $title }
status-open = Open
status-doing = Bezig
status-blocked = Wacht
status-done = Klaar
status-dropped = Vervallen
why = Wat en waarom
measure = Succesmaat
measure-example = Waaraan zien jullie dat het werkt?
column-title = Actie
column-steps = Stap
column-handles = Handvat
column-owner = Actiehouder
column-due = Uiterlijk
column-status = Status
not-placed = Niet geplaatst: zonder stap en handvat
actions-of = { $shown } van { $count } acties
actions-none = Nog geen acties
actions-none-hint = Kies op het canvas een notitie en maak er een actie van, of begin hier met een nieuwe.
filter = Filter de acties
filter-text = Zoek in de acties
filter-step = Filter op stap
filter-handle = Filter op handvat
filter-owner = Filter op actiehouder
filter-status = Filter op status
filter-clear = Filters wissen
filter-none = Geen actie past bij deze filters
all-steps = Alle stappen
all-handles = Alle handvatten
all-owners = Alle actiehouders
all-statuses = Elke status

# Details and people
details-what = Waar het over gaat
workshop-title = Titel
organisation = Organisatie
ambition = Ambitie
ambition-example = Wat willen jullie voor klanten bereiken?
ambition-missing = Nog geen ambitie opgeschreven.
date = Datum
date-example = bijv. 15-12-2026
date-wrong = ‘{ $typed }’ is geen datum die past. Schrijf bijvoorbeeld 15-12-2026.
date-open = Kies een datum
date-clear = Datum wissen
date-previous = Vorige maand
date-next = Volgende maand
place = Plaats
facilitators = Begeleiders
facilitators-example = Namen of rollen, met een komma ertussen
sponsor = Opdrachtgever
workshop-language = Taal van de notities en het plan
people = Mensen
people-none = Nog niemand. Wie hier staat, kan actiehouder worden.
person-name = Naam
person-role = Rol
person-department = Afdeling
person-name-of = Naam van { $name }
person-role-of = Rol van { $name }
person-department-of = Afdeling van { $name }
person-add = Toevoegen
person-added = { $name } toegevoegd
people-added = { $count ->
    [one] één persoon toegevoegd
   *[other] { $count } mensen toegevoegd
}
person-known = { $name } staat al in de lijst.
person-delete = { $name } verwijderen
person-actions = { $count ->
    [one] { $count } actie van { $name }
   *[other] { $count } acties van { $name }
}

# Export and import
export-title = Exporteren
export-format = Soort bestand
export-profile = Wat komt erin?
profile-full = Alles
    .about = Het actieplan: voorblad, samenvatting, canvas, acties per handvat en alle notities.
profile-manager = Voor de directie
    .about = Het actieplan zonder de bijlage: voorblad, samenvatting, canvas en acties per handvat.
profile-poster = Posters
    .about = Elk vel op één blad, groot genoeg voor de muur.
profile-run-sheet = Begeleidersblad
    .about = Voor wie de groep begeleidt: draaiboek, doel, stappen, valkuilen en materialen van elk vel, en alle vraagkaarten.
poster-holds = Wat staat erop?
poster-notes = De notities
poster-blank = Leeg, met vragen
poster-sheets = Welke vellen?
poster-all = Alle vellen
export-paper = Papier
export-language = Taal
export-do = Exporteren
export-busy = Bezig…
format-pdf = PDF
format-svg = SVG
    .about = Het vel als tekening, met alles wat erop ligt.
format-csv = CSV
    .about = De acties als tabel, voor een rekenblad.
format-md = Markdown
    .about = De hele workshop als tekst.
paper-a4 = A4
paper-a3 = A3
paper-a2 = A2
paper-a1 = A1
paper-a0 = A0
paper-letter = Letter
import-title = { $file } importeren
import-rows = { $count ->
    [one] { $count } regel gevonden.
   *[other] { $count } regels gevonden.
}
import-column = Welke kolom wordt notitie?
import-column-filled = { $name } ({ $count } gevuld)
import-examples = De eerste cellen van die kolom
import-as-stack = De notities komen als één stapel in het vak. Uitspreiden kan daarna; één keer ongedaan maken haalt alles weer weg.
import-do = Importeren
imported = { $count ->
    [one] { $count } notitie uit { $file } geïmporteerd.
   *[other] { $count } notities uit { $file } geïmporteerd.
}
