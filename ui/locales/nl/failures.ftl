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
off-scale = { $value } staat niet op de schaal van 1 tot { $levels }.
    .hint = Kies een van de niveaus, of laat de score leeg.
onto-itself = ‘{ $id }’ kan niet met zichzelf verbonden worden.
no-room = Er is geen ruimte om de stapel uit te waaieren: het vak is vol, ook op het grootste vel.
other-sheet = De notities liggen op verschillende vellen.
only-sheet = Het enige vel van een workshop blijft.
    .hint = Voeg eerst een ander vel toe.
picture-too-large = De afbeelding zou { $width } bij { $height } beeldpunten krijgen, meer dan { $most } miljoen.
    .hint = Kies een kleinere schaal, of een deel van het vel.
picture-empty = Op die schaal is er niets te tekenen.
    .hint = Kies een schaal boven 0.
no-clipboard = Dit programma heeft hier zelf geen klembord.
    .hint = De pagina zet de afbeelding zelf op het klembord.
clipboard-failed = Het klembord nam de afbeelding niet aan ({ $detail }).
    .hint = Probeer het nog eens, of bewaar de afbeelding als bestand.
    .hint = Kies twee verschillende vakken.
out-of-reach = Die plek ligt te ver van het vel.
    .hint = Blijf binnen tien miljoen eenheden van de hoek van het vel.
person-exists = ‘{ $name }’ staat al bij de mensen.
    .hint = Kies die persoon, of schrijf de naam anders.
workshop-full = In een workshop passen hoogstens { $limit } notities.
    .hint = Verwijder notities, of ga verder in een nieuwe workshop.
batch-too-large = Een reeks van { $count } bewerkingen is te groot; er gaan hoogstens { $limit } tegelijk.
    .hint = Stuur ze in meer reeksen, of breng notities in als één stapel.
nothing-to-undo = Er valt niets ongedaan te maken.
undo-ends = Er is niets meer om ongedaan te maken: stappen van vóór { $moment } worden niet bewaard.
    .hint = Misschien staat een eerdere stand bij de versies.
undo-unknown = Er is niets om ongedaan te maken: de stappen die hierheen leidden staan niet op deze computer.
    .hint = Misschien staat een eerdere stand bij de versies.
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
window-failed = Het venster kon niet worden geopend ({ $detail }).
    .hint = Probeer het nog eens, of deel de beamerpagina vanuit een browser.
no-second-window = Hier is geen tweede venster.
    .hint = Open de beamerpagina in een eigen venster van de browser.
countdown-length = Een aftelling duurt minstens een seconde en hoogstens een dag.
    .hint = Kies een andere duur.
unknown-template = Er is geen sjabloon ‘{ $id }’.
    .hint = ‘handvat-cli templates’ noemt ze.
template-unreadable = Het sjabloon { $file } kan niet worden gelezen: { $detail }.
    .hint = Kijk of het bestand er is en of je het mag lezen.
template-workshop = { $file } is een workshop, geen sjabloon.
    .hint = Een sjabloon begint met "format": "handvat-template".
template-no-sheet = { $file } heeft geen vel, regel { $line }: { $place } is leeg.
    .hint = Zet een vel onder canvases, of onderdelen van een werkvorm die een sjabloon noemen.
template-no-text = { $file }, regel { $line }: { $place } heeft geen tekst in het { $language ->
        [nl] Nederlands
       *[en] Engels
    }.
    .hint = Elke tekst staat er in beide talen.
template-outside = { $file }, regel { $line }: { $place } ligt buiten het vel.
    .hint = Maten gelden op een A3-vel van 4200 bij 2970, hoe groot het vel zelf ook is.
template-unknown-field = { $file }, regel { $line }: het veld { $found } bestaat niet ({ $place }).
    .hint = Kijk naar de spelling; ‘handvat-cli schema --template’ toont alle velden.
template-unknown-word = { $file }, regel { $line }: { $place } kan niet ‘{ $found }’ zijn.
    .hint = Gebruik een van de woorden uit docs/templates.md.
template-long-id = { $file }, regel { $line }: de id { $place } is te lang voor een vak.
    .hint = Gebruik hoogstens 31 tekens: twee vakken samen benoemen een kruispunt.
template-unknown-zone = { $file }, regel { $line }: { $place } noemt ‘{ $id }’, en dat vak heeft het vel niet.
    .hint = Gebruik de id van een van de vakken.
template-unknown-canvas = { $file }, regel { $line }: { $place } noemt ‘{ $id }’, en dat vel heeft dit sjabloon niet.
    .hint = Gebruik een id die onder canvases staat.
template-not-a-time = { $file }, regel { $line }: { $place } is ‘{ $found }’, en dat is geen tijd.
    .hint = Schrijf het als 09:00.
template-other-minutes = { $file }, regel { $line }: { $place } is niet { $sum }, de som van de stappen.
    .hint = Verbeter het geheel of een stap.
template-bad-group = { $file }, regel { $line }: { $place } is geen groepsgrootte.
    .hint = Geef least en most, minstens 1 en least niet groter dan most.
template-taken = Het sjabloon { $file } doet niet mee: de id ‘{ $id }’ is al van een ander sjabloon.
    .hint = Geef het een eigen id.
template-unknown-part = De werkvorm { $file } kan niet worden gebruikt: er is geen sjabloon ‘{ $id }’, of het is zelf een werkvorm.
    .hint = ‘handvat-cli templates’ toont wat een onderdeel kan noemen.
template-same-sheet = De werkvorm { $file } kan niet worden gebruikt: twee van de sjablonen hebben een vel ‘{ $id }’.
    .hint = Geef het vel in een van beide een andere id.
sample-broken = Het voorbeeld van ‘{ $id }’ kan niet worden neergelegd: bewerking { $number }: { $detail }.
    .hint = Verbeter die bewerking onder sample/edits.
unknown-handle = Dat staat er niet meer.
    .hint = Ga terug naar het startscherm; daar zie je wat er is.
blank-only-posters = Alleen posters kunnen leeg zijn.
    .hint = Vraag om een PDF met het profiel ‘poster’.
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
files-dropped = Er kan maar één bestand tegelijk in.
    .hint = Sleep ze er na elkaar in.
export-over-workshop = ‘{ $file }’ is een workshop: daar komt geen export overheen.
    .hint = Kies een andere naam.
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
file-too-many-notes = ‘{ $file }’ heeft meer dan 100.000 notities; meer passen er niet.
    .hint = Verdeel ze over meer workshops.
file-text-too-long = In ‘{ $file }’ staat een veel te lange tekst op regel { $line }, teken { $column }, in { $place }.
    .hint = Zo veel past er in geen notitie of veld: kort de tekst in, of vraag om het bestand zoals het was.
file-too-many-values = ‘{ $file }’ bevat veel meer waarden dan een workshop kan hebben.
    .hint = Iets anders dan Handvat heeft dit bestand geschreven. Open een kopie van de workshop of een eerdere versie.
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
open-elsewhere = ‘{ $file }’ is open in een ander venster of programma; hier is het alleen te bekijken.
    .hint = Zodra het daar gesloten is, kun je hier verder. Sla het als een ander bestand op om nu al te werken.
read-only = Deze workshop is alleen om te bekijken.
    .hint = Bewaar een kopie om verder te werken.

## Workshopbestanden schrijven

storage = { $reason ->
        [full] De schijf met de map van Handvat is vol: nieuwe wijzigingen zijn NIET OPGESLAGEN.
        [permission] Handvat mag niet in zijn eigen map schrijven: nieuwe wijzigingen zijn NIET OPGESLAGEN.
        [read-only] De schijf met de map van Handvat is alleen te lezen: nieuwe wijzigingen zijn NIET OPGESLAGEN.
        [newer] Een nieuwere Handvat heeft werk van deze workshop bewaard dat deze niet kan lezen.
       *[other] De schijf met de map van Handvat geeft een fout: nieuwe wijzigingen zijn NIET OPGESLAGEN.
    }
    .hint = { $reason ->
        [newer] Werk Handvat bij, of open een kopie van het bestand. Het werk staat in { $folder } en is niet aangeraakt.
       *[other] Bewaar een kopie op een andere schijf. Het gaat om { $folder }; zodra daar weer geschreven kan worden, gaat Handvat vanzelf verder.
    }
storage-slow = De schijf met de map van Handvat antwoordt al tien seconden niet: nieuwe wijzigingen zijn NIET OPGESLAGEN.
    .hint = Bewaar een kopie op een andere schijf. Zodra de schijf weer antwoordt, gaat Handvat vanzelf verder.
file-slow = De schijf van ‘{ $file }’ antwoordt al tien seconden niet.
    .hint = Je werk staat veilig in het journaal. Kijk of de schijf, stick of netwerkmap er nog is, of bewaar ergens anders een kopie.
file-changed-outside = ‘{ $file }’ is door een ander programma gewijzigd.
    .hint = Er is niets overschreven en je werk is veilig bewaard. Bewaar het onder een andere naam en vergelijk de twee.
outside-strange = ‘{ $file }’ is door een ander programma gewijzigd en kan zoals het nu is niet worden overgenomen: { $reason }
    .hint = { $beside ->
        [none] Er is niets overschreven en je werk is veilig bewaard. Het bestand wordt vanzelf opnieuw geprobeerd; of bewaar onder een andere naam.
       *[other] Er is niets overschreven en je werk is veilig bewaard. Het staat ook naast het bestand, als ‘{ $beside }’.
    }
file-another-workshop = In ‘{ $file }’ staat nu een andere workshop.
    .hint = Er is niets overschreven en je werk is veilig bewaard. Bewaar het onder een andere naam.
file-gone = ‘{ $file }’ staat niet meer op zijn plek.
    .hint = Je werk is veilig bewaard. Sluit de schijf weer aan, of bewaar de workshop op een andere plek.
merge-another-workshop = Dit zijn twee verschillende workshops: ‘{ $ours }’ en ‘{ $theirs }’.
    .hint = Kies een kopie van dezelfde workshop. Er is niets veranderd.
merge-newer = Een van de bestanden is door een nieuwere Handvat geschreven (formaat { $version }).
    .hint = Gebruik de nieuwere versie. Er is niets veranderd.
merge-too-many-notes = Samen hebben ze { $count } notities; in een workshop passen er hoogstens 100.000.
    .hint = Verwijder notities in een van de twee. Er is niets veranderd.
save-full = ‘{ $file }’ is niet opgeslagen: de schijf is vol.
    .hint = Maak ruimte of kies een andere plek. Wat er stond, staat er nog.
save-permission = ‘{ $file }’ is niet opgeslagen: je mag daar niet schrijven.
    .hint = Bewaar een kopie op een andere plek, of vraag om schrijfrechten voor het bestand en de map { $folder }.
save-read-only = ‘{ $file }’ is niet opgeslagen: de schijf is alleen te lezen.
    .hint = Bewaar een kopie op een andere plek, of zet het schuifje op de stick om.
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

## Versies

unknown-version = Er is geen versie ‘{ $id }’.
    .hint = ‘handvat-cli versions’ en de lijst met versies laten zien wat er is.
version-ambiguous = Er heten { $count } versies ‘{ $name }’.
    .hint = Noem er een met haar nummer.
version-damaged = Versie ‘{ $id }’ is op de schijf beschadigd.
    .hint = Neem een andere. Aan de workshop zelf is niets veranderd.
version-storage = { $reason ->
        [full] De schijf met de map van Handvat is vol: er kon geen versie worden bewaard.
        [permission] Handvat mag zijn eigen map niet gebruiken: er kan geen versie worden bewaard of gelezen.
        [read-only] De map van Handvat is alleen te lezen: er kan geen versie worden bewaard.
       *[device] De map van Handvat werkt niet: er kan geen versie worden bewaard of gelezen.
    }
    .hint = Aan de workshop zelf is niets veranderd. Kijk naar { $folder }.
no-file-state = Van wat het bestand bevatte is niets bekend.
    .hint = De versies laten zien wat er is.

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
fault-unknown-record = { $place }: er is geen regel ‘{ $id }’.
    .hint = Haal het conflict weg.
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
fault-unasked = { $place }: geen vel vraagt ‘{ $id }’.
    .hint = Haal dit weg, of zet er een vraag neer die er is.
fault-unknown-level = { $place }: de schaal heeft geen niveau { $level }.
    .hint = Kies een niveau dat er is, van 1 af.
fault-unknown-objection = { $place }: geen vel heeft het tegenargument ‘{ $id }’.
    .hint = Haal het antwoord weg.
fault-unknown-benefit = { $place }: geen vel heeft het voordeel ‘{ $id }’.
    .hint = Haal de verwijzing weg.
fault-not-a-date = { $place }: ‘{ $found }’ is geen datum.
    .hint = Schrijf een datum als 2027-01-31.
