/** What other programs put on the clipboard, in their shapes, with invented words. */

const wordItem = (level: number, sign: string, words: string) =>
  `<p class=MsoListParagraphCxSpMiddle style='text-indent:-18.0pt;mso-list:l0 level${level} lfo1'><![if !supportLists]><span
style='font-family:Symbol;mso-fareast-font-family:Symbol'><span style='mso-list:Ignore'>${sign}<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>${words}<o:p></o:p></p>`

export const fromWord = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=Generator content="Microsoft Word 15"><!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal {margin:0cm; font-size:11.0pt;} --></style></head>
<body lang=EN-GB style='tab-interval:36.0pt'><!--StartFragment-->
<p class=MsoTitle>Second session<o:p></o:p></p>
<h1><b>Before</b><o:p></o:p></h1>
<p class=MsoNormal>She arrived from <st1:place w:st="on"><st1:City w:st="on">Elmfield</st1:City></st1:place>, <b>rested</b> and <i>curious</i>.<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoNormal>Slept <del cite="mailto:A%20Writer" datetime="2026-11-02T10:00"><span>badly</span></del><ins cite="mailto:A%20Writer" datetime="2026-11-02T10:01"><span>seven hours</span></ins>.<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1" title=""><span class=MsoFootnoteReference><![if !supportFootnotes]>[1]<![endif]></span></a></p>
<h2>Plan</h2>
${wordItem(1, '1.', 'Arrive')}
${wordItem(2, 'o', 'Breathe')}
${wordItem(1, '2.', 'Rest')}
<p class=MsoQuote>“I felt held.”</p>
<p class=MsoNormal><a style='mso-comment-reference:AW_1;mso-comment-date:20261102T1000'>Music was soft.</a><span style='mso-special-character:comment'>&nbsp;<a class=msocomanchor id="_anchor_1" href="#_msocom_1">[AW1]</a></span> <!--[if gte vml 1]><v:shape id="a"><v:imagedata src="file:///C:/clip_image001.png"/></v:shape><![endif]--><![if !vml]><img width=200 height=100 src="file:///C:/clip_image001.png" v:shapes="a"><![endif]></p>
<table class=MsoTableGrid border=1><tr><td colspan=2><p class=MsoNormal><b>Readings</b></p></td></tr><tr><td><p class=MsoNormal>Before<o:p></o:p></p></td><td><p class=MsoNormal>128/82<o:p></o:p></p></td></tr></table>
<!--EndFragment-->
<div style='mso-element:footnote-list'><hr align=left size=1><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a style='mso-footnote-id:ftn1' href="#_ftnref1" name="_ftn1" title="">[1]</a> By her own account.</p></div></div>
<div style='mso-element:comment-list'><div style='mso-element:comment'><p class=MsoCommentText>Ask again</p></div></div>
</body></html>`

const docsLine = (words: string, style = '') =>
  `<p dir="ltr" style="line-height:1.38;margin-top:0pt;"><span style="font-size:11pt;font-family:Arial;font-weight:400;font-style:normal;text-decoration:none;vertical-align:baseline;white-space:pre-wrap;${style}">${words}</span></p>`
const docsTick = (isTicked: boolean, words: string) =>
  `<li dir="ltr" style="list-style-type:none;" role="checkbox" aria-checked="${isTicked}" aria-level="1"><img src="data:image/png;base64,AAAA" width="17px" height="17px" alt="${isTicked ? 'checked' : 'unchecked'}" aria-roledescription="checkbox" />${docsLine(words, isTicked ? 'text-decoration:line-through;' : '')}</li>`

export const fromGoogleDocs = `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1a2b3c"><h2 dir="ltr"><span style="font-size:16pt;font-weight:700;">Integration</span></h2>
${docsLine('Plain, ')}<br />${docsLine('all bold', 'font-weight:700;')}${docsLine('all italic', 'font-style:italic;')}
<ul style="margin-top:0;"><li dir="ltr" aria-level="1">${docsLine('Outer')}</li><ul><li dir="ltr" aria-level="2">${docsLine('Inner')}</li></ul><li dir="ltr" aria-level="1">${docsLine('After')}</li></ul>
<ul>${docsTick(true, 'Called')}${docsTick(false, 'Wrote')}</ul>
<p dir="ltr"><a href="https://www.google.com/url?q=https://example.org/page&amp;sa=D&amp;source=editors"><span style="color:#1155cc;text-decoration:underline;">the page</span></a></p></b>`
