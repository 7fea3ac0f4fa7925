# What the native window says itself: the end of the program, and the operating system's dialogs. The words
# of its menu are the page's own, `action-…` in console.ftl.
action-quit = Quit

dialog-open = Open a workshop
dialog-save = Save the workshop
dialog-save-copy = Save a copy
dialog-export = Export
dialog-copy = Merge a copy
dialog-import = Import a file
dialog-kind-workshop = Handvat workshops
dialog-kind-json = JSON files
dialog-kind-pdf = PDF document
dialog-kind-svg = SVG drawing
dialog-kind-png = PNG picture
dialog-kind-csv = CSV table
dialog-kind-md = Markdown text
dialog-kind-import = Tables and text
dialog-kind-all = All files
dialog-replace = There is already a file ‘{ $file }’. Replace it?

beamer-window = Handvat – beamer
