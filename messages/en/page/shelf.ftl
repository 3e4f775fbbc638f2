# Shelf

shelf-title = Kept in this browser

shelf-name = Name in this list

shelf-rename = Rename

shelf-points-help = See them in History, once the chart is open

shelf-save = Save a backup

shelf-save-help = All of this list as one file, with all values as they were typed, passwords too. Keep it where
    others cannot read it.

shelf-take-in = Take a backup in

shelf-backup-about = All that Chartroom kept in one browser. It holds every value as it was typed, passwords and
    tokens too: keep it where others cannot read it.

shelf-not-saved = The browser did not take the file.

shelf-persist = Ask it to keep it

shelf-persisted = The browser keeps it until you remove it.

shelf-may-go = The browser may drop it: when the disk runs short, or after weeks without a visit. A backup is safe
    from that.

shelf-with-its-program-this-page = ; with its program this page takes { $bytes } of the { $bytes2 } that it may

shelf-holds-charts-edits-and-earlier = { $file } holds { $count }: charts, edits and earlier states, with all values
    as typed.

shelf-nothing-was-taken-in = Nothing was taken in.

shelf-1-entry-was-taken-in = 1 entry was taken in

shelf-entries-were-taken-in = { $many } entries were taken in

shelf-of-them-beside-what-you = , { $beside } of them beside what you have.

shelf-1-was-here-already = {" "}1 was here already.

shelf-were-here-already = {" "}{ $many } were here already.

shelf-this-file-is-no-backup = This file is no backup of Chartroom. Nothing was changed.

shelf-this-backup-was-made-by = This backup was made by a newer Chartroom. Load this page again, then take it in.
    Nothing was changed.

shelf-this-backup-is-damaged-it = This backup is damaged: it was cut off or changed since it was made. Nothing was
    changed.

shelf-was-removed = “{ $name }” was removed.

shelf-remove-the-earlier-states-of = Remove the earlier states of { $chart } from this browser

shelf-the-earlier-states-of-were = The earlier states of { $chart } were removed.
