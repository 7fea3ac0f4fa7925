# What went wrong, by failure code: one sentence, and in .hint what to do about it.

## Edits

unknown-id = There is no { $kind } ‘{ $id }’.
    .hint = Look up its id with ‘show’, or make it first.
id-taken = The id ‘{ $id }’ is taken.
    .hint = Ids are never used again, also not after deleting. Choose another one, or leave it out.
not-a-step = ‘{ $id }’ is not one of the steps.
    .hint = A crossing is a step and a handle, in that order.
not-a-handle = ‘{ $id }’ is not one of the handles.
    .hint = A crossing is a step and a handle, in that order.
half-crossing = A crossing is a step and a handle.
    .hint = Give both, or neither to clear it.
text-too-long = The field { $field } has { $count } characters; at most { $limit } fit.
    .hint = Shorten the text, or split it over several notes.
field-empty = The field { $field } is empty.
    .hint = Write something there.
bad-date = ‘{ $value }’ is not a date.
    .hint = Write it as 2027-01-31.
bad-word = The field { $field } cannot be ‘{ $value }’.
    .hint = Use one of the words of the list.
off-scale = { $value } is not on the scale of 1 to { $levels }.
    .hint = Choose one of its levels, or leave the score empty.
onto-itself = ‘{ $id }’ cannot be linked with itself.
no-room = There is no room to spread the stack out: its zone is full, also on the largest sheet.
other-sheet = The notes lie on different sheets.
only-sheet = The only sheet of a workshop stays.
    .hint = Add another sheet first.
picture-too-large = The picture would have { $width } by { $height } pixels, more than { $most } million.
    .hint = Choose a smaller scale, or a part of the sheet.
picture-empty = There is nothing to draw at that scale.
    .hint = Choose a scale above 0.
no-clipboard = This host has no clipboard of its own.
    .hint = The page puts the picture on the clipboard itself.
clipboard-failed = The clipboard did not take the picture ({ $detail }).
    .hint = Try again, or save the picture as a file.
    .hint = Choose two different zones.
out-of-reach = That place is too far from the sheet.
    .hint = Stay within ten million units of the sheet’s corner.
person-exists = ‘{ $name }’ is already one of the people.
    .hint = Choose that person, or write the name differently.
workshop-full = A workshop holds at most { $limit } notes.
    .hint = Delete notes, or go on in a new workshop.
batch-too-large = A batch of { $count } edits is too large; at most { $limit } go together.
    .hint = Send them in several batches, or bring notes in as one stack.
nothing-to-undo = There is nothing to undo.
undo-ends = There is nothing more to undo: steps before { $moment } are not kept.
    .hint = An earlier state may be among the versions.
undo-unknown = There is nothing to undo: the steps that led here are not kept on this computer.
    .hint = An earlier state may be among the versions.
nothing-to-redo = There is nothing to redo.
changed-since = What that step changed was changed since by somebody else.
    .hint = Look at it and correct it by hand.
edit-malformed = This is not an edit: { $detail }.
    .hint = One JSON object a line; ‘handvat-cli schema --edits’ prints its form.
out-of-order = A batch of edits arrived out of order.
    .hint = The page starts anew by itself.
request-malformed = The window asked for something that Handvat does not know: { $detail }.
    .hint = If it happens again, start Handvat anew.
internal = Something went wrong inside Handvat; nothing was changed.
    .hint = Go on working. If it happens again, save a copy and start Handvat anew.

## The program

nothing-open = No workshop is open.
    .hint = Open one, or begin a new one.
no-dialogs = Here files are not chosen in a dialog.
    .hint = Use the buttons that upload and download, or the command line.
window-failed = The window could not be opened ({ $detail }).
    .hint = Try again, or share the beamer’s page from a browser.
no-second-window = There is no second window here.
    .hint = Open the beamer’s page in a browser window of its own.
countdown-length = A countdown lasts a second at least and a day at most.
    .hint = Choose another length.
unknown-template = There is no template ‘{ $id }’.
    .hint = ‘handvat-cli templates’ lists them.
template-unreadable = The template { $file } cannot be read: { $detail }.
    .hint = Look whether the file is there and may be read by you.
template-workshop = { $file } is a workshop and no template.
    .hint = A template begins with "format": "handvat-template".
template-no-sheet = { $file } has no sheet, line { $line }: { $place } is empty.
    .hint = Add a sheet under canvases, or the parts of a workshop kit that name a template.
template-no-text = { $file }, line { $line }: { $place } has no text in { $language ->
        [nl] Dutch
       *[en] English
    }.
    .hint = Every text is given in both languages.
template-outside = { $file }, line { $line }: { $place } lies outside the sheet.
    .hint = Areas are given on an A3 sheet of 4200 by 2970, whatever the sheet’s own size.
template-unknown-field = { $file }, line { $line }: there is no field { $found } ({ $place }).
    .hint = Look at its spelling; ‘handvat-cli schema --template’ prints all fields.
template-unknown-word = { $file }, line { $line }: { $place } cannot be ‘{ $found }’.
    .hint = Use one of the words that docs/templates.md lists.
template-long-id = { $file }, line { $line }: the id { $place } is too long for a zone.
    .hint = Use at most 31 characters: two zones name a crossing.
template-unknown-zone = { $file }, line { $line }: { $place } names ‘{ $id }’, which is no zone of that sheet.
    .hint = Use the id of one of its zones.
template-unknown-canvas = { $file }, line { $line }: { $place } names ‘{ $id }’, which is no sheet of this template.
    .hint = Use an id that stands under canvases.
template-not-a-time = { $file }, line { $line }: { $place } is ‘{ $found }’, which is no time.
    .hint = Write it as 09:00.
template-other-minutes = { $file }, line { $line }: { $place } is not { $sum }, the sum of the steps.
    .hint = Correct the whole or a step.
template-bad-group = { $file }, line { $line }: { $place } is no group size.
    .hint = Give least and most, at least 1 and least first.
template-taken = The template { $file } is left out: the id ‘{ $id }’ is taken by another one.
    .hint = Give it an id of its own.
template-unknown-part = The workshop kit { $file } cannot be used: no template is called ‘{ $id }’, or it is a kit itself.
    .hint = ‘handvat-cli templates’ lists what a part can name.
template-same-sheet = The workshop kit { $file } cannot be used: two of its templates have a sheet ‘{ $id }’.
    .hint = Give the sheet another id in one of them.
sample-broken = The sample of ‘{ $id }’ cannot be laid out: edit { $number }: { $detail }.
    .hint = Correct that edit under sample/edits.
unknown-handle = That entry is no longer there.
    .hint = Go back to the start screen; it shows what there is.
blank-only-posters = Only posters can be blank.
    .hint = Ask for a PDF with the profile ‘poster’.
no-canvas = This workshop has no sheet to draw.
    .hint = Make a workshop from a template.
unknown-canvas = There is no sheet ‘{ $id }’.
    .hint = ‘show’ lists the sheets.
export-failed = The export could not be made: { $detail }.
    .hint = The workshop is not touched. Try another format and report this.

## Imports

import-too-large = ‘{ $file }’ is larger than { $megabytes } MB.
    .hint = Split it into smaller files.
import-workbook = ‘{ $file }’ is a workbook or another packed document, not a text.
    .hint = Save the sheet as CSV (UTF-8) and bring that in.
import-binary = ‘{ $file }’ is not a text: line { $line } holds bytes that no text has.
    .hint = Save it as CSV or as plain text.
import-empty = ‘{ $file }’ is empty.
    .hint = Check whether it was saved.
import-open-quote = In ‘{ $file }’ a quotation mark that opens in row { $row } (line { $line }) is never closed.
    .hint = Close it, or save the sheet as CSV anew. Nothing was brought in.
import-no-rows = ‘{ $file }’ has a heading and no rows under it.
    .hint = The first row must hold the names of the columns.
import-no-column = ‘{ $file }’ has no column ‘{ $column }’.
    .hint = Its columns are { $columns }.
import-which-column = ‘{ $file }’ has several columns, and none was chosen.
    .hint = Choose one of { $columns }.

## The command line

cli-stdout = Nobody reads what this task prints: { $detail }.
    .hint = What was acknowledged is kept.
cli-port = Port { $port } cannot be used: { $detail }.
    .hint = Leave --port out, and a free one is taken.
cli-no-threads = The system gives no threads: { $detail }.
    .hint = Close other programs and try again.
files-dropped = Only one file can be dropped at a time.
    .hint = Drop them one after the other.
export-over-workshop = ‘{ $file }’ is a workshop: an export is not written over it.
    .hint = Choose another name.
file-exists = ‘{ $file }’ is there already.
    .hint = Choose another name; a new workshop never takes the place of a file.
no-sample = The template ‘{ $id }’ has no sample.
    .hint = Leave --sample out, or take the template ‘strategy’.
import-unreadable = ‘{ $file }’ cannot be read: { $detail }.
    .hint = Look whether the file is there, is a file, and may be read by you.
nothing-to-recover = Nothing is known of ‘{ $file }’ that could be brought back.
    .hint = ‘handvat-cli recover’ lists all there is.
recover-where = The workshop ‘{ $id }’ needs a file to be brought back to.
    .hint = Name one with -o.

## Reading workshop files

file-missing = ‘{ $file }’ is not there.
    .hint = See whether the disk or stick is there, and whether the file was moved or renamed.
file-folder = ‘{ $file }’ is a folder.
    .hint = Choose the file in that folder.
file-not-a-file = ‘{ $file }’ is not a file but a device or a pipe.
    .hint = Choose a workshop file.
file-permission = You are not allowed to read ‘{ $file }’.
    .hint = Ask for permission to read it, or copy it to a folder of your own.
file-device = ‘{ $file }’ cannot be read: the disk or the network reports an error.
    .hint = Connect the disk again, or copy the file to this computer.
file-empty = ‘{ $file }’ is empty.
    .hint = See whether the folder is still syncing; an older copy gets you further.
file-too-large = ‘{ $file }’ has { $megabytes } MB; a workshop has at most 64 MB.
    .hint = This is probably another file.
file-utf16 = ‘{ $file }’ was saved as UTF-16.
    .hint = Save it as UTF-8.
file-zero-bytes = ‘{ $file }’ has zeros instead of text from line { $line } on.
    .hint = It is only half synced. Wait until that is done, or take an older copy.
file-not-text = ‘{ $file }’ is not text: line { $line }, column { $column }.
    .hint = Save it as UTF-8, or choose another file.
file-conflict = ‘{ $file }’ has the marks of an unfinished merge at line { $line }.
    .hint = Finish the merge in git, then open it again.
file-truncated = ‘{ $file }’ breaks off at line { $line }, column { $column }, in { $place }.
    .hint = It did not arrive whole. Take an older copy; ‘recover’ shows what Handvat itself knows of it.
file-not-json = ‘{ $file }’ is not JSON: line { $line }, column { $column }, in { $place }.
    .hint = Correct that line, or choose another file.
file-not-workshop = ‘{ $file }’ is not a workshop.
    .hint = A workshop begins with "format": "handvat".
file-newer = ‘{ $file }’ has version { $version } of the file format; this Handvat knows version 1.
    .hint = Update Handvat. The file was not touched.
file-too-deep = ‘{ $file }’ is nested too deep at line { $line }, in { $place }.
    .hint = A workshop has at most a hundred levels; correct that place.
file-too-many-notes = ‘{ $file }’ has more than 100,000 notes; more do not fit.
    .hint = Spread them over several workshops.
file-text-too-long = ‘{ $file }’ has far too long a text at line { $line }, column { $column }, in { $place }.
    .hint = No note or field takes so much: shorten the text, or ask for the file as it was.
file-too-many-values = ‘{ $file }’ holds far more values than a workshop can have.
    .hint = Something else than Handvat wrote this file. Open a copy of the workshop or an earlier version.
file-duplicate-key = ‘{ $file }’ has { $place } twice: at line { $first } and at line { $line }.
    .hint = Delete one, or give it a name of its own. Nothing was thrown away.
file-half-character = ‘{ $file }’ has half a character at line { $line }, column { $column }, in { $place }.
    .hint = Type the text at that place again.
file-missing-field = ‘{ $file }’ lacks { $field } in { $place } (from line { $line } on).
    .hint = Add the field.
file-bad-id = ‘{ $file }’ has no valid id at line { $line }, column { $column }, in { $place }.
    .hint = An id has 1 to 64 letters, digits, _ or -.
file-bad-number = ‘{ $file }’ has too large a number at line { $line }, column { $column }, in { $place }.
    .hint = Correct the number.
file-bad-value = ‘{ $file }’ has the wrong kind of value at line { $line }, column { $column }, in { $place }.
    .hint = ‘handvat-cli schema’ says what may stand there.
locked = ‘{ $file }’ is already open in another window or program.
    .hint = Close it there, or go on there.
open-elsewhere = ‘{ $file }’ is open in another window or program; here it can be looked at.
    .hint = As soon as it is closed there you can go on here. Save it as another file to work on at once.
read-only = This workshop can only be looked at.
    .hint = Save a copy to work on.

## Writing workshop files

storage = { $reason ->
        [full] The disk with Handvat’s own folder is full: new changes are NOT SAVED.
        [permission] Handvat may not write to its own folder: new changes are NOT SAVED.
        [read-only] The disk with Handvat’s own folder can only be read: new changes are NOT SAVED.
        [newer] A newer Handvat has kept work of this workshop that this one cannot read.
       *[other] The disk with Handvat’s own folder reports an error: new changes are NOT SAVED.
    }
    .hint = { $reason ->
        [newer] Update Handvat, or open a copy of the file. The work is in { $folder } and was not touched.
       *[other] Save a copy on another disk. The folder is { $folder }; as soon as it can be written again, Handvat goes on by itself.
    }
storage-slow = The disk with Handvat’s own folder has not answered for ten seconds: new changes are NOT SAVED.
    .hint = Save a copy on another disk. As soon as the disk answers again, Handvat goes on by itself.
file-slow = The disk of ‘{ $file }’ has not answered for ten seconds.
    .hint = Your work is safe in the journal. Look whether the disk, stick or share is still there, or save a copy elsewhere.
file-changed-outside = ‘{ $file }’ was changed by another program.
    .hint = Nothing was overwritten and your work is safe. Save it under another name and compare the two.
outside-strange = ‘{ $file }’ was changed by another program and cannot be taken in as it is now: { $reason }
    .hint = { $beside ->
        [none] Nothing was overwritten and your work is safe. The file is tried again by itself; or save under another name.
       *[other] Nothing was overwritten and your work is safe. It stands beside the file too, as ‘{ $beside }’.
    }
file-another-workshop = ‘{ $file }’ holds another workshop now.
    .hint = Nothing was overwritten and your work is safe. Save it under another name.
file-gone = ‘{ $file }’ is no longer in its place.
    .hint = Your work is safe. Connect the disk again, or save the workshop somewhere else.
merge-another-workshop = These are two different workshops: ‘{ $ours }’ and ‘{ $theirs }’.
    .hint = Choose a copy of the same workshop. Nothing was changed.
merge-newer = One of the files was written by a newer version of Handvat (format { $version }).
    .hint = Use the newer version. Nothing was changed.
merge-too-many-notes = Together they have { $count } notes; a workshop holds at most 100,000.
    .hint = Delete notes in one of the two. Nothing was changed.
save-full = ‘{ $file }’ was not saved: the disk is full.
    .hint = Make room or choose another place. What stood there still stands there.
save-permission = ‘{ $file }’ was not saved: you are not allowed to write there.
    .hint = Save a copy in another place, or ask for permission to write the file and the folder { $folder }.
save-read-only = ‘{ $file }’ was not saved: the disk can only be read.
    .hint = Save a copy in another place, or flip the switch on the stick.
save-missing = ‘{ $file }’ was not saved: there is no folder { $folder }.
    .hint = Choose a folder that is there.
save-folder = ‘{ $file }’ is a folder.
    .hint = Give the file another name.
save-name = ‘{ $file }’ cannot be a file’s name.
    .hint = Choose a shorter or simpler name.
save-device = ‘{ $file }’ was not saved: the disk or the network reports an error.
    .hint = Choose another place. What stood there still stands there.
save-not-verified = ‘{ $file }’ holds something else than was written to it.
    .hint = Do not trust that disk: save the workshop somewhere else.
save-busy = Saving is under way.
    .hint = Try again in a moment.
save-not-finite = The workshop has a number in { $place } that does not go into a file.
    .hint = Undo the last step and report this.
save-not-json = The workshop does not go into a file.
    .hint = Undo the last step and report this.
save-too-large = The workshop has { $megabytes } MB; a file holds at most 64 MB.
    .hint = Your work is safe. Delete notes, or go on in a new workshop.

## Versions

unknown-version = There is no version ‘{ $id }’.
    .hint = ‘handvat-cli versions’ and the list of versions show what there is.
version-ambiguous = { $count } versions are called ‘{ $name }’.
    .hint = Name one by its number.
version-damaged = Version ‘{ $id }’ is damaged on the disk.
    .hint = Take another one. The workshop itself is not touched.
version-storage = { $reason ->
        [full] The disk with Handvat’s own folder is full: no version could be kept.
        [permission] Handvat may not use its own folder: no version can be kept or read.
        [read-only] Handvat’s own folder can only be read: no version can be kept.
       *[device] Handvat’s own folder does not work: no version can be kept or read.
    }
    .hint = The workshop itself is not touched. Look at { $folder }.
no-file-state = Nothing is known of what the file held.
    .hint = The versions show what there is.

## What is wrong in a workshop

fault-unknown-canvas = { $place }: there is no sheet ‘{ $id }’.
    .hint = Name a sheet that is there.
fault-unknown-zone = { $place }: the sheet has no zone ‘{ $id }’.
    .hint = Name a zone that is there, or null for the room beside the sheet.
fault-unknown-step = { $place }: there is no step ‘{ $id }’.
    .hint = Name a step that is there.
fault-unknown-handle = { $place }: there is no handle ‘{ $id }’.
    .hint = Name a handle that is there.
fault-unknown-cluster = { $place }: there is no stack ‘{ $id }’.
    .hint = Take the field away, or name a stack that is there.
fault-unknown-person = { $place }: nobody has the id ‘{ $id }’.
    .hint = Name somebody from the list of people.
fault-unknown-note = { $place }: there is no note ‘{ $id }’.
    .hint = Take the reference away.
fault-unknown-record = { $place }: there is no record ‘{ $id }’.
    .hint = Take the conflict away.
fault-not-finite = { $place }: this is not an ordinary number.
    .hint = Correct the number.
fault-too-far = { $place }: this lies too far from the sheet.
    .hint = Stay within ten million units of the sheet’s corner.
fault-no-size = { $place }: this must be more than zero.
    .hint = Correct the measure.
fault-too-long = { $place }: { $count } characters are too many.
    .hint = Shorten the text.
fault-same-name = { $place }: ‘{ $id }’ has the same name.
    .hint = Bring the two together, or spell one of them differently.
fault-wrong-name = { $place }: this should be called ‘{ $id }’.
    .hint = Give it that id.
fault-unasked = { $place }: no sheet asks ‘{ $id }’.
    .hint = Take it away, or name a question that is there.
fault-unknown-level = { $place }: the scale has no level { $level }.
    .hint = Choose a level that is there, from 1 upwards.
fault-unknown-objection = { $place }: no sheet has the objection ‘{ $id }’.
    .hint = Take the answer away.
fault-unknown-benefit = { $place }: no sheet has the benefit ‘{ $id }’.
    .hint = Take the reference away.
fault-not-a-date = { $place }: ‘{ $found }’ is not a date.
    .hint = Write a date as 2027-01-31.
