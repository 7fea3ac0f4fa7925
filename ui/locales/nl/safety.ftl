# Nothing lost: how safe the work is, what came back, versions, differences, conflicts, copies.

# How safe the work is, in detail
save-details = Hoe veilig het werk is
save-file = Bestand
save-file-none = nog geen
save-last = Laatst geschreven
save-last-unknown = voordat deze pagina openging
save-waiting = Onderweg naar de schijf
save-waiting-none = niets
save-waiting-count = { $count ->
    [one] { $count } wijziging
   *[other] { $count } wijzigingen
}
save-waiting-some = de laatste wijziging
said-safe-again = Bewaren lukt weer: { $state }.
said-state = { $state }: { $reason }
reach = Ongedaan maken
reach-all = terug tot de eerste wijziging
reach-none = nog niets
reach-since = terug tot { $when }
undo-end = Ongedaan maken gaat terug tot { $when }. Eerdere stappen zijn op deze computer niet bewaard; kijk bij de versies voor een eerdere stand.
undo-end-none = Er is niets ongedaan te maken: de stappen hiervoor zijn op deze computer niet bewaard. Kijk bij de versies voor een eerdere stand.

# Read only
writable-again = Deze workshop is weer te wijzigen.
read-only-refused = Er is niets gewijzigd: { $reason }

# What came back
view-recovery = Wat terugkwam
recovery-look = Bekijk beide
recovery-lead = Dit zijn de laatste stappen, de nieuwste eerst:
recovery-damaged = Het journaal was beschadigd. Elke stap van vóór de schade is terug; stappen erna kunnen ontbreken.
recovery-no-file = Er was nog geen bestand: alles kwam uit het journaal van deze computer.
recovery-compare = Beide versies naast elkaar
recovery-choose = Er wordt niets verwijderd totdat je kiest, en in beide gevallen blijft de andere bij de versies staan.
recovery-keep = Houd wat terugkwam
recovery-return = Terug naar het bestand zoals het was
recovery-later = Later, via de versies
recovery-kept = Wat terugkwam, blijft.
recovery-returned = De workshop is weer zoals het bestand was. Wat teruggekomen was, staat bij de versies.

# The file was replaced while it was closed
replaced = Een ander programma heeft ‘{ $file }’ gewijzigd terwijl het dicht was
replaced-kept = Je ziet wat er nu in staat. Wat Handvat er het laatst van kende, staat bij de versies als ‘voordat wijzigingen binnenkwamen’.
replaced-look = Bekijk de versies
replaced-known = Begrepen

# Versions
view-versions = Versies
versions-list = Versies, de nieuwste eerst
versions-none = Nog geen versies
versions-none-hint = Terwijl je werkt, bewaart Handvat er elke vijf minuten zelf een. Bewaar er zelf een vóór iets groots, zoals het herschikken van het hele bord.
versions-budget = Ruimte voor versies van deze workshop
versions-size = Ze nemen { $bytes } in. Is er geen ruimte meer, dan gaan de oudste automatische versies het eerst weg; die met een naam nooit.
versions-choose = Kies een versie om haar te bekijken en te zien wat er sindsdien is veranderd.
versions-today = Vandaag
versions-yesterday = Gisteren
versions-merge = { $when } Wijzigingen kwamen samen: wat hier stond en wat binnenkwam
versions-run = { $count ->
    [one] { $count } automatische versie, { $from }–{ $to }
   *[other] { $count } automatische versies, { $from }–{ $to }
}
version-automatic = automatisch
version-named = met een naam
version-beforeMigration = vóór de overgang naar een nieuwer formaat
version-beforeMerge = voordat wijzigingen binnenkwamen
version-beforeRestore = voordat een eerdere versie terugkwam
version-beforeRecovery = het bestand voordat werk terugkwam
version-theirs = wat een ander programma had geschreven
version-of = Versie van { $when }
version-restore = Zet deze versie terug
version-restore-hint = Eén stap, die je ongedaan kunt maken. Wat er nu staat, blijft als versie bewaard.
version-name = Geef een naam…
version-rename = Wijzig de naam…
version-restored = De versie van { $when } is terug. Wat er daarvoor stond, is als versie bewaard.
version-restored-named = ‘{ $name }’ is terug. Wat er daarvoor stond, is als versie bewaard.
version-kept = Versie ‘{ $name }’ is bewaard.
keep-version-title = Bewaar een versie
keep-version-lead = Een versie met een naam blijft zolang de workshop er is, hoeveel automatische er ook na komen.
keep-version-name = Hoe heet deze versie?
keep-version-example = Vóór de pauze
keep-version-do = Bewaar de versie
name-version-title = Een naam voor de versie van { $when }
name-version-do = Bewaar deze naam

# Differences
compare-busy = Aan het vergelijken…
compare-same = Er is geen verschil.
compare-failed = De twee konden niet worden vergeleken.
compare-again = Probeer het opnieuw
count-made = { $count } nieuw
count-gone = { $count } weg
count-changed = { $count } gewijzigd
compare-caption = Wat niet hetzelfde is: { $table }
compare-edited = laatst gewijzigd { $when }
compare-picture = Het vel: { $side }
compare-more = Toon er nog { $count }
compare-pictures = De twee vellen
side-version-past = Deze versie
side-version-present = Nu
side-version-made = Alleen nu
side-version-gone = Alleen in deze versie
side-file-past = Het bestand zoals het was
side-file-present = Met wat terugkwam
side-file-made = Kwam terug
side-file-gone = Alleen in het bestand
side-copy-past = De kopie
side-copy-present = Deze workshop
side-copy-made = Alleen hier
side-copy-gone = Alleen in de kopie
side-changed = Gewijzigd
column-change = Verschil
column-record = Wat
column-field = Veld
untitled-record = Zonder tekst
not-set = niet ingevuld
unfold = Toon alles
fold = Toon minder
table-workshop = Workshop
table-people = Mensen
table-canvases = Vellen
table-notes = Notities
table-clusters = Stapels
table-crossings = Kruispunten
table-actions = Acties
table-conflicts = Conflicten
table-other = Overig
record-workshop = Workshop
record-people = Persoon
record-canvases = Vel
record-notes = Notitie
record-clusters = Stapel
record-crossings = Kruispunt
record-actions = Actie
field-text = Tekst
field-place = Plek op het vel
field-format = Grootte op het vel
field-canvas = Vel
field-author = Schrijver
field-cluster = Stapel
field-order = Volgorde
field-zones = Vakken
field-bands = Banden
field-sheet = Papier van het vel
field-reason = Reden

# Conflicts
view-conflicts = Conflicten
conflicts = { $count ->
    [one] { $count } conflict
   *[other] { $count } conflicten
}
conflicts-bar = { $count ->
    [one] Op één plek staat in een andere versie iets anders. De jouwe staat er, totdat je kiest.
   *[other] Op { $count } plekken staat in een andere versie iets anders. De jouwe staat er, totdat je kiest.
}
conflicts-look = Kies
conflicts-lead = Hetzelfde onderdeel is twee keer gewijzigd: hier, en door iemand anders in een andere versie van het bestand. De jouwe geldt; van de andere gaat niets verloren totdat je kiest.
conflicts-none = Geen conflicten
conflicts-none-hint = Overal waar twee versies iets anders zeiden, is gekozen. Elke keuze is een stap die je ongedaan kunt maken.
conflicts-back = Terug naar het vel
conflict-ours = De jouwe
conflict-theirs = De andere versie
conflict-keep = Houd de jouwe
conflict-take = Neem de andere
conflict-both = Houd beide notities
conflict-both-named = Houd beide notities: { $name }
place-at = { $zone }, { $x } × { $y } cm vanaf de hoek
conflict-keep-named = Houd de jouwe: { $field } van { $name }
conflict-take-named = Neem de andere: { $field } van { $name }
conflict-show = Ga erheen
conflict-kept = De jouwe blijft: { $field } van { $name }
conflict-taken = Overgenomen: { $field } van { $name }
merged = { $taken ->
    [one] { $taken } wijziging van elders is binnengekomen.
   *[other] { $taken } wijzigingen van elders zijn binnengekomen.
}
merged-conflicts = { $conflicts ->
    [one] Op één punt staat er iets verschillends: kies.
   *[other] Op { $conflicts } punten staat er iets verschillends: kies.
}
merged-none = Er stond niets nieuws in.
merged-older = Een ander programma zette een oudere stand van het bestand terug. De jouwe blijft; de oudere staat bij de versies.
would-take = { $taken ->
    [one] Samenvoegen neemt { $taken } wijziging over.
   *[other] Samenvoegen neemt { $taken } wijzigingen over.
}
would-conflict = { $conflicts ->
    [one] Op één punt kies je daarna zelf: daar wijzigden beide hetzelfde.
   *[other] Op { $conflicts } punten kies je daarna zelf: daar wijzigden beide hetzelfde.
}
would-none = Samenvoegen verandert hier niets: alles uit de kopie staat er al.

# Copies
view-copies = Kopieën
copies = { $count ->
    [one] { $count } kopie
   *[other] { $count } kopieën
}
copies-bar = { $count ->
    [one] Naast het bestand ligt een kopie van deze workshop: { $file }
   *[other] Naast het bestand liggen { $count } kopieën van deze workshop
}
copies-look = Bekijk de verschillen
copies-list = Kopieën van deze workshop
copies-lead = Programma's die bestanden delen, zoals Dropbox en OneDrive, leggen een kopie naast het bestand wanneer twee mensen het wijzigden. Je kunt overnemen wat in de kopie staat.
copies-none = Geen kopieën om over te nemen
copies-none-hint = Een kopie van deze workshop die een ander programma naast het bestand legt, wordt hier aangeboden.
copy-merge = Voeg de kopie samen
copy-merge-hint = Eén stap, die je ongedaan kunt maken. Wat beide wijzigden, wordt een conflict; het bestand van de kopie blijft zoals het is.
copy-forget = Niet meer aanbieden
copy-forgotten = { $file } wordt niet meer aangeboden. Het bestand blijft.
copy-pick = Voeg een andere kopie samen…
