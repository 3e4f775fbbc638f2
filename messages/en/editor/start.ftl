# Before the page is there

cannot-start = Chartroom cannot start.

still-loading = Chartroom is still loading.

parts-coming = Some of its files have not arrived yet.

program-failed = Its program could not be fetched or started. Check the connection, then try again. It said: { $reason }.

file-unfetched = Its file { $name } could not be fetched. Check the connection, then try again.

part-unfetched = One of its files could not be fetched. Check the connection, then try again.

edits-kept = What you edited before is kept in this browser.

try-again = Try again

embed-failed = Chartroom cannot start here: { $reason }. Reload the page to try again.

embed-unfetched = Chartroom cannot start here: one of its files could not be fetched. Reload the page to try again.

language-unfetched = The texts in Chinese could not be fetched, so the page is in English.
