# Writing along with the room.
capture = Capture
capture-line = What do you hear? Into { $zone }
capture-write = Note it
capture-end = Stop capturing
capture-voice = Who says it? (Alt+V)
capture-last = Noted last
capture-remove = Take back
capture-keys = Enter: note it · Alt+digit: another zone · Alt+V: another voice · Esc: note it and stop
action-capture = Capture along with the room

# What comes from elsewhere.
import-pasted-title = Pasted rows
import-pasted-rows = pasted rows
import-zone-column = Column with the zone
import-voice-column = Column with the voice
import-no-column-chosen = none
import-zone-else = Zone of rows without one
import-voice-else = Voice of rows without one
import-merge = Merge duplicates: { $repeated } are there more than once, { $known } are on the board already
import-loose = Up to twenty notes lie loose in their zone, more on one stack. One undo takes everything away again.

# Files that are dropped
drop-one = Drop one file at a time.
drop-workshop = ‘{ $file }’ is a workshop: open it with File → Open, or merge a copy with File → Merge a copy.
drop-kind = Handvat cannot make notes of ‘{ $file }’. Drop a table (CSV) or a text.
drop-nowhere = Open a workshop first; then drop a table or a text.
