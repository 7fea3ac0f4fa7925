# Nothing lost: how safe the work is, what came back, versions, differences, conflicts, copies.

# How safe the work is, in detail
save-details = How safe the work is
save-file = File
save-file-none = none yet
save-last = Last written
save-last-unknown = before this page was opened
save-waiting = On their way to the disk
save-waiting-none = nothing
save-waiting-count = { $count ->
    [one] { $count } change
   *[other] { $count } changes
}
save-waiting-some = the last change
said-safe-again = Saving works again: { $state }.
said-state = { $state }: { $reason }
reach = Undo
reach-all = back to the first change
reach-none = nothing yet
reach-since = back to { $when }
undo-end = Undo reaches back to { $when }. Earlier steps are not kept on this computer; look at the versions for an earlier state.
undo-end-none = There is nothing to undo: the steps that led here are not kept on this computer. Look at the versions for an earlier state.

# Read only
writable-again = This workshop can be changed again.
read-only-refused = Nothing was changed: { $reason }

# What came back
view-recovery = What came back
recovery-look = Look at both
recovery-lead = These are the last steps, the newest first:
recovery-damaged = The journal was damaged. Every step before the damage is back; steps after it may be missing.
recovery-no-file = There was no file yet: everything came from the journal of this computer.
recovery-compare = Both versions beside each other
recovery-choose = Nothing is deleted until you choose, and either way the other one stays among the versions.
recovery-keep = Keep what came back
recovery-return = Go back to the file as it was
recovery-later = Later, from the versions
recovery-kept = What came back is kept.
recovery-returned = The workshop is as the file was. What had come back stays among the versions.

# The file was replaced while it was closed
replaced = Another program changed “{ $file }” while it was closed
replaced-kept = You see what it holds now. What Handvat last knew of it is kept among the versions, as “before changes came in”.
replaced-look = Look at the versions
replaced-known = Got it

# Versions
view-versions = Versions
versions-list = Versions, newest first
versions-none = No versions yet
versions-none-hint = Handvat keeps one by itself every five minutes while you work. Save one yourself before something big, such as rearranging the whole board.
versions-budget = Room for versions of this workshop
versions-size = They take { $bytes }. When there is no more room the oldest automatic versions go first; named ones never.
versions-choose = Choose a version to look at it, and to see what has changed since.
versions-today = Today
versions-yesterday = Yesterday
versions-merge = { $when } Changes met: what was here and what came in
versions-run = { $count ->
    [one] { $count } automatic version, { $from }–{ $to }
   *[other] { $count } automatic versions, { $from }–{ $to }
}
version-automatic = automatic
version-named = named
version-beforeMigration = before the move to a newer format
version-beforeMerge = before changes came in
version-beforeRestore = before an earlier version was put back
version-beforeRecovery = the file before work came back
version-theirs = what another program had written
version-of = Version of { $when }
version-restore = Put this version back
version-restore-hint = One step that you can undo. What is there now is kept as a version.
version-name = Give it a name…
version-rename = Change its name…
version-restored = The version of { $when } is back. What was there before it is kept as a version.
version-restored-named = “{ $name }” is back. What was there before it is kept as a version.
version-kept = Version “{ $name }” is kept.
keep-version-title = Save a version
keep-version-lead = A version with a name stays until you delete the workshop, however many automatic ones come after it.
keep-version-name = What is it called?
keep-version-example = Before the break
keep-version-do = Save the version
name-version-title = A name for the version of { $when }
name-version-do = Keep this name

# Differences
compare-busy = Comparing…
compare-same = There is no difference.
compare-failed = The two could not be compared.
compare-again = Try again
count-made = { $count } new
count-gone = { $count } gone
count-changed = { $count } changed
compare-caption = What is not the same: { $table }
compare-edited = last changed { $when }
compare-picture = The sheet: { $side }
compare-more = Show { $count } more
compare-pictures = The two sheets
side-version-past = This version
side-version-present = Now
side-version-made = Only now
side-version-gone = Only in this version
side-file-past = The file as it was
side-file-present = With what came back
side-file-made = Came back
side-file-gone = Only in the file
side-copy-past = The copy
side-copy-present = This workshop
side-copy-made = Only here
side-copy-gone = Only in the copy
side-changed = Changed
column-change = Difference
column-record = What
column-field = Field
untitled-record = Without text
not-set = not filled in
unfold = Show all
fold = Show less
table-workshop = Workshop
table-people = People
table-canvases = Sheets
table-notes = Notes
table-clusters = Stacks
table-crossings = Crossings
table-actions = Actions
table-conflicts = Conflicts
table-other = Other
record-workshop = Workshop
record-people = Person
record-canvases = Sheet
record-notes = Note
record-clusters = Stack
record-crossings = Crossing
record-actions = Action
field-text = Text
field-place = Place on the sheet
field-format = Size on the sheet
field-canvas = Sheet
field-author = Author
field-cluster = Stack
field-order = Order
field-zones = Zones
field-bands = Bands
field-sheet = Paper of the sheet
field-reason = Reason

# Conflicts
view-conflicts = Conflicts
conflicts = { $count ->
    [one] { $count } conflict
   *[other] { $count } conflicts
}
conflicts-bar = { $count ->
    [one] In one place another version says something else. Yours is shown until you choose.
   *[other] In { $count } places another version says something else. Yours is shown until you choose.
}
conflicts-look = Choose
conflicts-lead = The same place was changed twice: here, and by somebody else in another version of the file. Yours is shown; nothing of theirs is lost until you choose.
conflicts-none = No conflicts
conflicts-none-hint = Wherever two versions said something else, a choice was made. Each choice is a step that you can undo.
conflicts-back = Back to the sheet
conflict-ours = Yours
conflict-theirs = The other version
conflict-keep = Keep yours
conflict-take = Take the other
conflict-both = Keep both notes
conflict-both-named = Keep both notes: { $name }
place-at = { $zone }, { $x } × { $y } cm from the corner
conflict-keep-named = Keep yours: { $field } of { $name }
conflict-take-named = Take the other: { $field } of { $name }
conflict-show = Go to it
conflict-kept = Yours stays: { $field } of { $name }
conflict-taken = Taken: { $field } of { $name }
merged = { $taken ->
    [one] { $taken } change from elsewhere came in.
   *[other] { $taken } changes from elsewhere came in.
}
merged-conflicts = { $conflicts ->
    [one] In one place both had changed the same.
   *[other] In { $conflicts } places both had changed the same.
}
merged-none = There was nothing new in it.
merged-older = Another program put an older state of the file back. Yours stays; the older one is among the versions.
would-take = { $taken ->
    [one] Merging takes { $taken } change over.
   *[other] Merging takes { $taken } changes over.
}
would-conflict = { $conflicts ->
    [one] In one place you choose afterwards: both changed the same there.
   *[other] In { $conflicts } places you choose afterwards: both changed the same there.
}
would-none = Merging changes nothing here: all that is in the copy is here already.

# Copies
view-copies = Copies
copies = { $count ->
    [one] { $count } copy
   *[other] { $count } copies
}
copies-bar = { $count ->
    [one] A copy of this workshop lies beside its file: { $file }
   *[other] { $count } copies of this workshop lie beside its file
}
copies-look = See the differences
copies-list = Copies of this workshop
copies-lead = Programs that share files, such as Dropbox and OneDrive, put a copy beside the file when two people changed it. You can take in what the copy has.
copies-none = No copies to take in
copies-none-hint = A copy of this workshop that another program puts beside the file is offered here.
copy-merge = Merge the copy
copy-merge-hint = One step that you can undo. What both changed becomes a conflict; the copy's file stays as it is.
copy-forget = Don't offer again
copy-forgotten = { $file } is not offered again. The file stays.
copy-pick = Merge another copy…
