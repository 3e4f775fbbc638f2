# Place

place-open-here = Open where I am:

place-compared-with-the-chart-as = compared with the chart as it came

place-compared-with = compared with { $other }

place-it-stands-in-line-here = {" "}It stands in line { $now } here.

place-that-line-is-another-one = {" "}That line is another one here, or gone.

place-there-is-no-such-object = {" "}There is no such object here.

place-there-is-no-such-file = {" "}There is no such file here.

place-opened-at = Opened at

place-sent-from = Sent from
