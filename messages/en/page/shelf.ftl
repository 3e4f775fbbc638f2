# Shelf

shelf-title = Kept in this browser

shelf-name = Name in this list

shelf-rename-one = Rename “{ $name }”

shelf-points-help = Open the chart, then see them in History

shelf-save = Save a backup

shelf-save-help = This whole list as one file, with all values as typed, passwords too. Keep it where others cannot
    read it.

shelf-take-in = Restore a backup

shelf-backup-about = All that Chartroom kept in one browser. It holds every value as it was typed, passwords and
    tokens too: keep it where others cannot read it.

shelf-not-saved = The browser did not save the file.

shelf-persist = Ask it to keep the data

shelf-persisted = The browser keeps it until you remove it.

shelf-may-go = The browser may delete it when the disk runs short, or after weeks without a visit. A backup is safe
    from that.

shelf-room = { $kept } here.

shelf-room-of = { $kept } here; with its program this page takes { $used } of the { $most } that it may.

shelf-saved = { $file } holds { $entries }: charts, edits and earlier states, with all values as typed.

shelf-taken = { $added ->
        [0] Nothing was taken in
        [one] 1 entry was taken in
       *[other] { $added } entries were taken in
    }{ $beside ->
        [0] .
       *[other] , { $beside } of them beside what you have.
    }

shelf-same = { $count ->
        [one] 1 was here already.
       *[other] { $count } were here already.
    }

shelf-foreign = This file is not a Chartroom backup. Nothing was changed.

shelf-newer = This backup was made by a newer Chartroom. Reload this page, then restore it. Nothing was changed.

shelf-damaged = This backup is damaged: it was cut off or changed after it was made. Nothing was changed.

shelf-from-backup = { $name }, from a backup

shelf-removed = “{ $name }” was removed.

shelf-forget-points = Remove the earlier states of { $chart } from this browser

shelf-points-removed = The earlier states of { $chart } were removed.
