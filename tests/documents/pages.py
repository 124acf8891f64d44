"""An invented page of news, as a site would serve it."""

HTML = """<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>Envoys resume lake talks | The Harbour Post</title>
<meta property="og:site_name" content="The Harbour Post">
<link rel="canonical" href="https://harbour.example/lake">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Envoys resume lake talks",
"datePublished": "2024-03-05T18:20:00+01:00",
"author": [{"@type": "Person", "name": "Lena Ortiz"}]}</script>
<style>p{color:red}</style></head><body>
<div class="cookies"><p>We use cookies to improve your visit.
<button>Accept all</button></p></div>
<nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
<main><article><h1>Envoys resume lake talks</h1>
<p class="by">By Lena Ortiz in Varna, 5 March 2024</p>
<figure><img src="x.jpg" alt="a > b"><figcaption>Delegates by the shore.</figcaption></figure>
<p>Envoys of Norland and Sudland met on Tuesday in&nbsp;Varna to &ldquo;save what can
   be saved&rdquo; of the lake accord &amp; its protocol, both delegations said afterwards.</p>
<p>The foreign ministry of Norland said it had proposed <em>three</em> measures:</p>
<ul><li>a joint patrol of the southern shore;</li><li>a ban on drilling near the dam.</li></ul>
<p>&ldquo;We will not sign under pressure,&rdquo; a Sudland spokeswoman told reporters after the
session, which lasted four hours and ended without a date for the next round.</p>
<p>Related: <a href="/q">Quake shakes island war zone</a></p>
<h2>What comes next</h2>
<p>The mediators plan to circulate a revised draft before the end of the month, officials in both
capitals confirmed on Tuesday evening.</p>
</article><aside><h3>Most read</h3><ul><li><a href="/1">War in the east enters third year</a></li>
</ul></aside></main><footer><p>© 2024 The Harbour Post. All rights reserved.</p></footer></body>
</html>"""

STORY = (
    "Envoys of Norland and Sudland met in Varna on Tuesday to discuss the draft accord on the lake."
)
SECOND = "The delegation of Sudland said it would answer the proposal of the mediators next week."

PASTED = f"""NewsEnvoys resume talks on the lake accord

Envoys resume talks on the lake accord
Delegates walk along the shore before the opening session. / wiki
By Lena Ortiz in Varna March 5, 2024

{STORY}

What was said

{SECOND}

Read more
Storm closes the northern ports

Latest news

Old war, new front: the siege of the island

Fighting on the island has gone on for three weeks and the hospitals are...

Must read

You might also likeRELATED
Dismiss
"""
