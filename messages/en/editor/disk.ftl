# A folder on a disk that is open in place

disk-title = Folder { $name }

disk-close = Close

disk-opening = Opening { $name }…

disk-saved = Saved to disk

disk-saved-help = Everything here is as in { $place }.

disk-unsaved = { $count } unsaved

disk-unsaved-help = Kept in this browser, and not written to { $place } yet: Ctrl+S writes.

disk-unsaved-title = Not on the disk yet

disk-save = Save to disk

disk-key = save to disk

disk-written = { $count ->
        [one] 1 file written
       *[other] { $count } files written
    } to { $name }.

disk-new = new

disk-changed = changed

disk-removed = removed

disk-conflicts = { $count ->
        [one] 1 conflict
       *[other] { $count } conflicts
    }

disk-conflicts-title = Changed here and on the disk

disk-conflicts-help = Neither side is overwritten until you choose.

disk-both = Changed here and on the disk.

disk-gone-here = Removed here, changed on the disk.

disk-gone-there = Changed here, removed from the disk.

disk-mine = Write mine to disk

disk-theirs = Take the disk’s

disk-see = See the difference

disk-hide = Hide the difference

disk-legend = − on the disk, + here

disk-point = Before the disk’s { $path } was taken

disk-away = Disk out of reach

disk-away-help = { $place } cannot be reached. Your edits are kept in this browser; start chartroom serve again and open the address that it prints, or open the folder again, to write them.

disk-refused = Disk: refused

disk-elsewhere = Not the folder’s chart

disk-elsewhere-help = What is open here is not the chart of the folder { $name }, so nothing of it is written there.

disk-back = Back to the folder’s chart

disk-adopt = Use this for the folder

disk-reading = Edited in another tab

disk-reading-help = Another tab edits this folder, and writes it.

disk-lost = No folder

disk-lost-help = This page has no folder: open the address that chartroom serve printed when it started.

disk-no-chart = { $count ->
        [0] There is no Chart.yaml in { $name }.
       *[other] There are { $count } charts in { $name }: choose the folder of one.
    }
