# Meeschrijven met de zaal.
capture = Meeschrijven
capture-line = Wat hoor je? Naar { $zone }
capture-write = Noteer
capture-end = Stoppen met meeschrijven
capture-voice = Wie zegt het? (Alt+V)
capture-last = Laatst genoteerd
capture-remove = Terugnemen
capture-keys = Enter: noteer · Alt+cijfer: ander vak · Alt+V: andere stem · Esc: noteren en stoppen
action-capture = Meeschrijven

# Wat van elders komt.
import-pasted-title = Geplakte rijen
import-pasted-rows = geplakte rijen
import-zone-column = Kolom met het vak
import-voice-column = Kolom met de stem
import-no-column-chosen = geen
import-zone-else = Vak voor rijen zonder vak
import-voice-else = Stem voor rijen zonder stem
import-merge = Dubbele samenvoegen: { $repeated } staan er meer dan eens in, { $known } staan al op het bord
import-loose = Tot twintig notities komen los in hun vak, meer op één stapel. Eén keer ongedaan maken haalt alles weer weg.

# Files that are dropped
drop-one = Sleep er één bestand tegelijk in.
drop-workshop = ‘{ $file }’ is een workshop: open die met Bestand → Openen, of voeg een kopie samen met Bestand → Kopie samenvoegen.
drop-kind = Van ‘{ $file }’ kan Handvat geen notities maken. Sleep er een tabel (CSV) of een tekst in.
drop-nowhere = Open eerst een workshop; sleep er dan een tabel of een tekst in.
