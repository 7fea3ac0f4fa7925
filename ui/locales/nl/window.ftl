# What the native window says itself: the end of the program, and the operating system's dialogs. The words
# of its menu are the page's own, `action-…` in console.ftl.
action-quit = Afsluiten

dialog-open = Workshop openen
dialog-save = Workshop opslaan
dialog-save-copy = Kopie opslaan
dialog-export = Exporteren
dialog-copy = Kopie samenvoegen
dialog-import = Bestand importeren
dialog-kind-workshop = Handvat-workshops
dialog-kind-json = JSON-bestanden
dialog-kind-pdf = PDF-document
dialog-kind-svg = SVG-tekening
dialog-kind-png = PNG-afbeelding
dialog-kind-csv = CSV-tabel
dialog-kind-md = Markdown-tekst
dialog-kind-import = Tabellen en tekst
dialog-kind-all = Alle bestanden
dialog-replace = Er staat al een bestand ‘{ $file }’. Vervangen?

beamer-window = Handvat – beamer
