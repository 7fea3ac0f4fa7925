# What went wrong, by failure code: one sentence, and in .hint what to do about it.

## Bewerkingen

unknown-id = Er is geen { $kind } ‘{ $id }’.
    .hint = Zoek het id op met ‘show’, of maak het eerst.
id-taken = Het id ‘{ $id }’ is al gebruikt.
    .hint = Een id wordt nooit opnieuw gebruikt, ook niet na verwijderen. Kies een ander, of laat het weg.
not-a-step = ‘{ $id }’ is geen stap.
    .hint = Een kruispunt is een stap en een handvat, in die volgorde.
not-a-handle = ‘{ $id }’ is geen handvat.
    .hint = Een kruispunt is een stap en een handvat, in die volgorde.
half-crossing = Een kruispunt is een stap en een handvat.
    .hint = Geef ze allebei, of geen van beide om het leeg te maken.
text-too-long = Het veld { $field } heeft { $count } tekens; er passen er hoogstens { $limit }.
    .hint = Kort de tekst in, of verdeel hem over meer notities.
field-empty = Het veld { $field } is leeg.
    .hint = Vul het in.
bad-date = ‘{ $value }’ is geen datum.
    .hint = Schrijf hem als 2027-01-31.
bad-word = Het veld { $field } kan niet ‘{ $value }’ zijn.
    .hint = Gebruik een van de woorden uit de lijst.
out-of-reach = Die plek ligt te ver van het vel.
    .hint = Blijf binnen tien miljoen eenheden van de hoek van het vel.
person-exists = ‘{ $name }’ staat al bij de mensen.
    .hint = Kies die persoon, of schrijf de naam anders.
workshop-full = In een workshop passen hoogstens { $limit } notities.
    .hint = Verwijder notities, of ga verder in een nieuwe workshop.
batch-too-large = Een reeks van { $count } bewerkingen is te groot; er gaan hoogstens { $limit } tegelijk.
    .hint = Stuur ze in meer reeksen, of breng notities in als één stapel.
nothing-to-undo = Er valt niets ongedaan te maken.
nothing-to-redo = Er valt niets opnieuw te doen.
changed-since = Wat die stap veranderde, is daarna door iemand anders veranderd.
    .hint = Kijk ernaar en verbeter het met de hand.
edit-malformed = Dit is geen bewerking: { $detail }.
    .hint = Eén JSON-object per regel; ‘handvat-cli schema --edits’ toont de vorm.
out-of-order = Een reeks bewerkingen kwam in de verkeerde volgorde aan.
    .hint = De pagina begint vanzelf opnieuw.
request-malformed = Het venster vroeg iets dat Handvat niet kent: { $detail }.
    .hint = Gebeurt het weer, start Handvat dan opnieuw.
internal = Er ging iets mis in Handvat; er is niets veranderd.
    .hint = Werk gerust door. Gebeurt het weer, bewaar dan een kopie en start Handvat opnieuw.

## Het programma

nothing-open = Er is geen workshop open.
    .hint = Open er een, of begin een nieuwe.
no-dialogs = Hier kies je bestanden niet in een venster.
    .hint = Gebruik de knoppen om te uploaden en te downloaden, of de opdrachtregel.
unknown-template = Er is geen sjabloon ‘{ $id }’.
    .hint = ‘handvat-cli templates’ noemt ze.
template-broken = Het sjabloon { $file } is niet bruikbaar: { $detail }.
    .hint = Verbeter het bestand; ‘handvat-cli check’ zegt er hetzelfde over.
unknown-handle = Dat staat er niet meer.
    .hint = Ga terug naar het startscherm; daar zie je wat er is.
no-canvas = Deze workshop heeft geen vel om te tekenen.
    .hint = Maak een workshop vanuit een sjabloon.
unknown-canvas = Er is geen vel ‘{ $id }’.
    .hint = ‘show’ noemt de vellen.
export-failed = De export is niet gelukt: { $detail }.
    .hint = De workshop is niet aangeraakt. Probeer een ander formaat en meld dit.

## Imports

import-too-large = ‘{ $file }’ is groter dan { $megabytes } MB.
    .hint = Splits het in kleinere bestanden.
import-workbook = ‘{ $file }’ is een werkmap of een ander ingepakt document, geen tekst.
    .hint = Bewaar het blad als CSV (UTF-8) en haal dat binnen.
import-binary = ‘{ $file }’ is geen tekst: op regel { $line } staan bytes die in geen tekst horen.
    .hint = Bewaar het als CSV of als platte tekst.
import-empty = ‘{ $file }’ is leeg.
    .hint = Kijk of het wel is opgeslagen.
import-open-quote = In ‘{ $file }’ wordt een aanhalingsteken dat in rij { $row } (regel { $line }) opent nergens gesloten.
    .hint = Sluit het, of bewaar het blad opnieuw als CSV. Er is niets binnengehaald.
import-no-rows = ‘{ $file }’ heeft een kop en daaronder geen rijen.
    .hint = In de eerste rij horen de namen van de kolommen.
import-no-column = ‘{ $file }’ heeft geen kolom ‘{ $column }’.
    .hint = De kolommen zijn { $columns }.
import-which-column = ‘{ $file }’ heeft meer kolommen, en er is er geen gekozen.
    .hint = Kies een van { $columns }.

## De opdrachtregel

cli-stdout = Niemand leest wat deze taak zegt: { $detail }.
    .hint = Wat bevestigd is, blijft bewaard.
cli-port = Poort { $port } is niet te gebruiken: { $detail }.
    .hint = Laat --port weg, dan komt er een vrije.
cli-no-threads = Het systeem geeft geen threads: { $detail }.
    .hint = Sluit andere programma’s en probeer het opnieuw.
file-exists = ‘{ $file }’ is er al.
    .hint = Kies een andere naam; een nieuwe workshop komt nooit in de plaats van een bestand.
no-sample = Het sjabloon ‘{ $id }’ heeft geen voorbeeld.
    .hint = Laat --sample weg, of neem het sjabloon ‘strategy’.
import-unreadable = ‘{ $file }’ is niet te lezen: { $detail }.
    .hint = Kijk of het bestand er is, een bestand is, en door jou gelezen mag worden.
nothing-to-recover = Er is niets bekend van ‘{ $file }’ dat teruggehaald kan worden.
    .hint = ‘handvat-cli recover’ toont alles wat er is.
recover-where = De workshop ‘{ $id }’ heeft een bestand nodig om in terug te komen.
    .hint = Noem er een met -o.

## Workshopbestanden lezen

file-missing = ‘{ $file }’ is er niet.
    .hint = Kijk of de schijf of stick er is en of het bestand verplaatst of hernoemd is.
file-folder = ‘{ $file }’ is een map.
    .hint = Kies het bestand in die map.
file-not-a-file = ‘{ $file }’ is geen bestand maar een apparaat of doorgeefluik.
    .hint = Kies een workshopbestand.
file-permission = ‘{ $file }’ mag je niet lezen.
    .hint = Vraag om leesrechten, of kopieer het naar een map van jezelf.
file-device = ‘{ $file }’ is niet te lezen: de schijf of het netwerk geeft een fout.
    .hint = Sluit de schijf opnieuw aan, of kopieer het bestand naar deze computer.
file-empty = ‘{ $file }’ is leeg.
    .hint = Kijk of de map nog aan het synchroniseren is; een oudere kopie helpt verder.
file-too-large = ‘{ $file }’ is { $megabytes } MB; een workshop is hoogstens 64 MB.
    .hint = Waarschijnlijk is dit een ander bestand.
file-utf16 = ‘{ $file }’ is bewaard als UTF-16.
    .hint = Bewaar het als UTF-8.
file-zero-bytes = ‘{ $file }’ heeft vanaf regel { $line } nullen in plaats van tekst.
    .hint = Het is maar half gesynchroniseerd. Wacht tot dat klaar is, of neem een oudere kopie.
file-not-text = ‘{ $file }’ is geen tekst: regel { $line }, teken { $column }.
    .hint = Bewaar het als UTF-8, of kies een ander bestand.
file-conflict = In ‘{ $file }’ staan op regel { $line } de merktekens van een samenvoeging die niet is afgemaakt.
    .hint = Maak de samenvoeging af in git en open het dan opnieuw.
file-truncated = ‘{ $file }’ breekt af op regel { $line }, teken { $column }, in { $place }.
    .hint = Het is niet heel aangekomen. Neem een oudere kopie; ‘herstellen’ toont wat Handvat er zelf van weet.
file-not-json = ‘{ $file }’ is geen JSON: regel { $line }, teken { $column }, in { $place }.
    .hint = Verbeter die regel, of kies een ander bestand.
file-not-workshop = ‘{ $file }’ is geen workshop.
    .hint = Een workshop begint met "format": "handvat".
file-newer = ‘{ $file }’ heeft versie { $version } van het bestandsformaat; deze Handvat kent versie 1.
    .hint = Werk Handvat bij. Het bestand is niet aangeraakt.
file-too-deep = ‘{ $file }’ is te diep genest op regel { $line }, in { $place }.
    .hint = Een workshop is hoogstens honderd lagen diep; verbeter die plek.
file-too-many-notes = ‘{ $file }’ heeft { $count } notities; er passen er hoogstens 100.000.
    .hint = Verdeel ze over meer workshops.
file-duplicate-key = In ‘{ $file }’ staat { $place } twee keer: op regel { $first } en op regel { $line }.
    .hint = Verwijder er een, of geef hem een eigen naam. Er is niets weggegooid.
file-half-character = In ‘{ $file }’ staat een half teken op regel { $line }, teken { $column }, in { $place }.
    .hint = Typ de tekst op die plek opnieuw.
file-missing-field = In ‘{ $file }’ ontbreekt { $field } in { $place } (vanaf regel { $line }).
    .hint = Vul het veld aan.
file-bad-id = In ‘{ $file }’ staat op regel { $line }, teken { $column } geen geldig id, in { $place }.
    .hint = Een id heeft 1 tot 64 letters, cijfers, _ of -.
file-bad-number = In ‘{ $file }’ staat op regel { $line }, teken { $column } een getal dat te groot is, in { $place }.
    .hint = Verbeter het getal.
file-bad-value = In ‘{ $file }’ staat op regel { $line }, teken { $column } een waarde van de verkeerde soort, in { $place }.
    .hint = ‘handvat-cli schema’ zegt wat er mag staan.
locked = ‘{ $file }’ is al open in een ander venster of programma.
    .hint = Sluit het daar, of ga daar verder.
read-only = Deze workshop is alleen om te bekijken.
    .hint = Bewaar een kopie om verder te werken.

## Workshopbestanden schrijven

storage = { $reason ->
        [full] De schijf met de map van Handvat is vol: nieuwe wijzigingen zijn NIET OPGESLAGEN.
        [permission] Handvat mag niet in zijn eigen map schrijven: nieuwe wijzigingen zijn NIET OPGESLAGEN.
        [read-only] De schijf met de map van Handvat is alleen te lezen: nieuwe wijzigingen zijn NIET OPGESLAGEN.
       *[other] De schijf met de map van Handvat geeft een fout: nieuwe wijzigingen zijn NIET OPGESLAGEN.
    }
    .hint = Bewaar een kopie op een andere schijf. Het gaat om { $folder }; zodra daar weer geschreven kan worden, gaat Handvat vanzelf verder.
storage-slow = De schijf antwoordt al tien seconden niet; het bestand is nog niet geschreven.
    .hint = Wat bevestigd is, staat in het journaal. Kijk of de schijf, stick of netwerkmap er nog is.
file-changed-outside = ‘{ $file }’ is door een ander programma gewijzigd.
    .hint = Er is niets overschreven en je werk is veilig bewaard. Bewaar het onder een andere naam en vergelijk de twee.
file-gone = ‘{ $file }’ staat niet meer op zijn plek.
    .hint = Je werk is veilig bewaard. Sluit de schijf weer aan, of bewaar de workshop op een andere plek.
save-full = ‘{ $file }’ is niet opgeslagen: de schijf is vol.
    .hint = Maak ruimte of kies een andere plek. Wat er stond, staat er nog.
save-permission = ‘{ $file }’ is niet opgeslagen: je mag daar niet schrijven.
    .hint = Kies een andere plek, of vraag om schrijfrechten voor het bestand en de map { $folder }.
save-read-only = ‘{ $file }’ is niet opgeslagen: de schijf is alleen te lezen.
    .hint = Kies een andere plek, of zet het schuifje op de stick om.
save-missing = ‘{ $file }’ is niet opgeslagen: de map { $folder } is er niet.
    .hint = Kies een map die er is.
save-folder = ‘{ $file }’ is een map.
    .hint = Geef het bestand een andere naam.
save-name = ‘{ $file }’ kan geen bestandsnaam zijn.
    .hint = Kies een kortere of eenvoudiger naam.
save-device = ‘{ $file }’ is niet opgeslagen: de schijf of het netwerk geeft een fout.
    .hint = Kies een andere plek. Wat er stond, staat er nog.
save-not-verified = ‘{ $file }’ houdt na het schrijven iets anders vast dan geschreven is.
    .hint = Vertrouw die schijf niet: bewaar de workshop op een andere plek.
save-busy = Er wordt al opgeslagen.
    .hint = Probeer het zo meteen opnieuw.
save-not-finite = De workshop heeft in { $place } een getal dat niet in een bestand past.
    .hint = Maak de laatste stap ongedaan en meld dit.
save-not-json = De workshop past niet in een bestand.
    .hint = Maak de laatste stap ongedaan en meld dit.
save-too-large = De workshop is { $megabytes } MB; in een bestand past hoogstens 64 MB.
    .hint = Je werk is veilig bewaard. Verwijder notities, of ga verder in een nieuwe workshop.

## Wat er niet klopt in een workshop

fault-unknown-canvas = { $place }: er is geen vel ‘{ $id }’.
    .hint = Noem een vel dat er is.
fault-unknown-zone = { $place }: het vel heeft geen vak ‘{ $id }’.
    .hint = Noem een vak dat er is, of null voor de ruimte naast het vel.
fault-unknown-step = { $place }: er is geen stap ‘{ $id }’.
    .hint = Noem een stap die er is.
fault-unknown-handle = { $place }: er is geen handvat ‘{ $id }’.
    .hint = Noem een handvat dat er is.
fault-unknown-cluster = { $place }: er is geen stapel ‘{ $id }’.
    .hint = Haal het veld weg, of noem een stapel die er is.
fault-unknown-person = { $place }: er is niemand met het id ‘{ $id }’.
    .hint = Noem iemand uit de lijst van mensen.
fault-unknown-note = { $place }: er is geen notitie ‘{ $id }’.
    .hint = Haal de verwijzing weg.
fault-not-finite = { $place }: dit is geen gewoon getal.
    .hint = Verbeter het getal.
fault-too-far = { $place }: dit ligt te ver van het vel.
    .hint = Blijf binnen tien miljoen eenheden van de hoek van het vel.
fault-no-size = { $place }: dit moet groter zijn dan nul.
    .hint = Verbeter de maat.
fault-too-long = { $place }: { $count } tekens zijn te veel.
    .hint = Kort de tekst in.
fault-same-name = { $place }: ‘{ $id }’ heet net zo.
    .hint = Voeg de twee samen, of schrijf een van de namen anders.
fault-wrong-name = { $place }: dit zou ‘{ $id }’ moeten heten.
    .hint = Geef het dat id.
fault-not-a-date = { $place }: ‘{ $found }’ is geen datum.
    .hint = Schrijf een datum als 2027-01-31.
