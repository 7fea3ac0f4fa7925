# The command line: help, and what its tasks say.

cli = Handvat without a window: everything that a workshop file can need.
cli-heading-usage = Usage
cli-heading-tasks = Tasks
cli-heading-arguments = Arguments
cli-heading-options = Options
cli-after =
    HANDVAT_DATA_DIR moves the program’s own folder, HANDVAT_LANG (nl or en) sets its language.
    Exit 0: done. 1: not done, with one sentence and a hint. 2: not understood.
cli-flag-help = Prints this help
cli-flag-version = Prints the version

cli-new = Makes a workshop from a template
cli-new-template = A template’s name (‘templates’ lists them), a template file, or ‘sample’
cli-new-sample = Fills the workshop with the sample
cli-new-lang = The language of the workshop: nl or en
cli-new-title = What the workshop is called
cli-new-output = The new file; one that is there already is not overwritten

cli-templates = Lists what a workshop can begin with

cli-check = Says what is wrong in workshop and template files, by name and place
cli-check-files = Workshops or templates

cli-show = Shows a workshop
cli-show-file = The workshop
cli-show-outline = As an outline; this is what it does when nothing is asked
cli-show-json = As the JSON of its file

cli-apply = Applies edits from stdin: one JSON object a line, one answer a line
cli-apply-file = The workshop

cli-export = Makes a document of a workshop
cli-export-file = The workshop
cli-export-to = pdf: the action plan; svg or png: a picture of a sheet; csv: the actions; md: the whole as Markdown
cli-export-output = The file to write; - is stdout
cli-export-profile = What is printed: full, or manager without the notes; poster: the sheets for the wall; run-sheet: how to run it
cli-export-blank = Posters without notes, with the questions and prompts
cli-export-paper = The paper: a4 (when not given), a3, a2, a1, a0 or letter; a poster takes a larger one where its type would be too small
cli-export-lang = The language of the words around the notes; the workshop’s own when not given
cli-export-canvas = The sheet: for a picture the first, for posters all of them, when not given
cli-export-zone = Of a picture: this zone alone
cli-export-notes = Of a picture: these notes and stacks alone, by their ids
cli-export-scale = Of a PNG: how much larger than on paper; 1 when not given
cli-export-date = The date in the document, such as 2027-01-31; that of the last edit when not given

cli-import = Brings notes in as one stack and one step
cli-import-file = The workshop
cli-import-from = What INPUT is: csv, or text with one note a line
cli-import-input = The file to bring in; - is stdin
cli-import-canvas = The sheet; the first when not given
cli-import-zone = The zone; beside the sheet when not given
cli-import-column = The column of a CSV file that holds the texts
cli-import-zone-column = The column of a CSV file that names each note’s zone
cli-import-voice-column = The column of a CSV file that names each note’s voice
cli-import-merge = Texts that say the same become one note
cli-import-voice = Whose words these are: customer, employee or assumption (when not given)

cli-recover = Brings back what was acknowledged and is not yet in a file; without a file it lists all there is
cli-recover-file = A workshop’s file, or the id of one that was never saved
cli-recover-output = Where to save a workshop that never had a file

cli-versions = Lists the versions of a workshop that were kept
cli-versions-file = The workshop

cli-restore = Makes an earlier version the present one, as one step that can be undone
cli-restore-file = The workshop
cli-restore-version = The version’s number (‘versions’ lists them), or its name
cli-restore-dry-run = Only shows the differences

cli-merge = Brings together what two hands made of the same workshop; git can call it as a merge driver
cli-merge-base = The state from which both began; empty when there was none
cli-merge-ours = Our state
cli-merge-theirs = The other state
cli-merge-output = Where both go together; our file is replaced when it is that one
cli-merged = { $file }: { $count ->
    [one] { $count } record came from the other state.
   *[other] { $count } records came from the other state.
}
cli-merge-conflicts = { $file }: { $count ->
    [one] { $count } conflict remains.
   *[other] { $count } conflicts remain.
}
cli-merge-sides = ours ‘{ $ours }’, theirs ‘{ $theirs }’
cli-merge-hint = Ours counts until you choose. Open the file in Handvat, or use ‘apply’ with resolveConflict.

cli-schema = Prints the JSON Schema of the workshop file
cli-schema-edits = That of the edits which ‘apply’ takes
cli-schema-template = That of template files

cli-serve = Opens the workshop in a browser on this machine
cli-serve-file = The workshop
cli-serve-port = The port; one that is free when not given
cli-serve-no-open = Only prints the address

# Usage errors.
cli-misused = These arguments could not be understood.
cli-misused-task = There is no task ‘{ $task }’.
cli-misused-unknown = There is no argument ‘{ $argument }’ here.
cli-misused-missing = Missing: { $argument }.
cli-misused-conflict = { $argument } does not go together with { $other }.
cli-misused-value = { $argument } cannot be ‘{ $value }’.
cli-misused-no-value = { $argument } needs a value.
cli-misused-hint = --help explains what can be asked.

# What tasks say.
cli-outline-notes = { $count ->
    [one] { $count } note
   *[other] { $count } notes
}
cli-outline-actions = { $count ->
    [one] { $count } action
   *[other] { $count } actions
}
cli-made = { $file }: a new workshop, { $title }.
cli-missing-characters = No typeface of the program has { $characters }; they are marked in the document.
cli-imported-apart = { $count ->
    [one] { $count } note came in.
   *[other] { $count } notes came in, where their rows said.
}
cli-imported-merged = { $count ->
    [one] { $count } row said the same as another and became no note.
   *[other] { $count } rows said the same as others and became no notes.
}
cli-imported = { $count ->
    [one] { $count } note came in, as one stack.
   *[other] { $count } notes came in, as one stack.
}
cli-left-out = { $count ->
    [one] { $count } row was left out:
   *[other] { $count } rows were left out:
}
cli-doubtful = { $count ->
    [one] { $count } row came in, but look at it:
   *[other] { $count } rows came in, but look at them:
}
cli-recovered = { $file }: { $count ->
    [one] { $count } step came back from the journal.
   *[other] { $count } steps came back from the journal.
}
cli-nothing-to-recover = { $file } holds everything; the journal has nothing more.
cli-nothing-unsaved = Nothing waits to be brought back.
cli-check-clean = { $file }: nothing wrong.
cli-ahead = { $file }: { $count ->
    [one] { $count } step is in the journal and not yet in the file; it is included here.
   *[other] { $count } steps are in the journal and not yet in the file; they are included here.
}
cli-template-kit = Workshop kit. { $description }
cli-sample-name = Sample workshop
cli-sample-description = A whole session at a regional energy supplier, with notes, crossings and actions.
cli-no-browser = No browser could be opened ({ $detail }); go to the address above.
cli-steps = { $count ->
    [one] { $count } step in no file yet
   *[other] { $count } steps in no file yet
}
cli-standing-untitled = It was never saved: recover it by its id, with -o FILE.
cli-standing-behind = Its file is older: recover it, or just open it.
cli-standing-changed = Its file was changed by somebody else: recover it with -o to another file.
cli-standing-gone = Its file is gone: recover it.
cli-standing-open = It is open now.
cli-damage = The journal is broken at one place; what came after that place is missing.

# Versions.
cli-no-versions = { $file }: no versions yet.
cli-versions-size = { $count ->
    [one] { $count } version takes { $size } MB.
   *[other] { $count } versions take { $size } MB together.
}
cli-versions-damaged = { $count ->
    [one] { $count } version is damaged and not listed: { $names }
   *[other] { $count } versions are damaged and not listed: { $names }
}
cli-differences-none = { $file } holds the same as version { $version }.
cli-differences = { $count ->
    [one] From now to version { $version }, { $count } difference:
   *[other] From now to version { $version }, { $count } differences:
}
cli-difference-made = comes back
cli-difference-gone = goes
cli-difference-changed = changes
cli-restored = { $file } is as it was in version { $version }. What it was before is kept as a version; ‘undo’ takes the step back.
cli-not-set = not filled in
