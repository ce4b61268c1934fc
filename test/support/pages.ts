/** Pages in the manner of the systems that government sites and others are made with. */
import { asElements, PLAN, type Part } from './plan.ts'

const title = PLAN.find(({ kind }) => kind === 'title') as Extract<Part, { text: string }>
const rest = PLAN.filter((part) => part !== title)

const MENU = ['首页', '政务公开', '政务服务', '互动交流', '数据开放', '走进云川']
const menu = MENU.map((name, at) => `<li><a href="/c${at}/">${name}</a></li>`).join('')
const RELATED =
  '<ul><li><a href="1.html">图解：三年建成86个社区服务中心</a></li><li><a href="2.html">专家解读行动计划</a></li><li><a href="3.html">新闻发布会实录</a></li></ul>'

/** A national or provincial portal: containers with telling names, meta elements, a table of metadata. */
export function portalPage(charset = 'utf-8'): string {
  return `<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="${charset}">
<title>${title.text}_云川市人民政府</title>
<meta name="ArticleTitle" content="${title.text}"><meta name="PubDate" content="2022-03-15 09:30">
<style>.hide { display: none } p { color: #333 }</style>
<script>var plan = "新建医院99所";</script></head>
<body class="xxgk">
<div class="header"><div class="logo">云川市人民政府门户网站</div><ul class="nav">${menu}</ul></div>
<div class="crumbs">您当前的位置： <a href="/">首页</a> &gt; <a href="/zwgk">政务公开</a> &gt; 政策文件</div>
<table class="bd1"><tbody><tr><td><b>索 引 号：</b></td><td>YC0012022-00031</td><td><b>主题分类：</b></td><td>卫生、体育</td></tr>
<tr><td><b>发文机关：</b></td><td>云川市人民政府</td><td><b>发文字号：</b></td><td>湄政发〔2022〕7号</td></tr></tbody></table>
<h1 class="title">${title.text}</h1>
<div class="info"><span>来源：云川市人民政府</span> <span class="share">分享到： <a>微信</a> <a>微博</a></span> 字体：<a>大</a> <a>中</a> <a>小</a></div>
<div class="pages_content" id="UCAP-CONTENT"><div class="TRS_Editor">
${asElements(rest, 'bold')}
<p style="display:none">隐藏的段落里新建机场7座。</p>
</div></div>
<div class="related"><h3>相关链接</h3>${RELATED}</div>
<div class="comments"><p>网友留言：希望再建学校15所。</p></div>
<div class="footer"><p>主办单位：云川市人民政府办公室 网站标识码：0000000000</p><p>备案号：云ICP备00000000号</p></div>
</body></html>`
}

/** A site of the years around 2005: tables hold the whole page, nothing has a telling name. */
export function oldPage(charset = 'gb2312'): string {
  const line = (html: string): string => `<TR><TD vAlign=top align=middle>${html}</TD></TR>`
  return `<HTML><HEAD><TITLE>${title.text}</TITLE>
<META http-equiv=Content-Type content="text/html; charset=${charset}"></HEAD>
<BODY leftMargin=0 topMargin=0><TABLE cellSpacing=0 width=960><TBODY>
${line(`<TABLE width="100%"><TBODY><TR>${MENU.map((name) => `<TD><A href="a.htm">${name}</A></TD>`).join('')}</TR></TBODY></TABLE>`)}
${line(`当前位置：<A href="/">首页</A> &gt;&gt; <A href="/wj">文件</A>`)}
<TR><TD><TABLE><TBODY><TR><TD width=180>${RELATED}</TD>
<TD><DIV align=center><FONT size=4><B>${title.text}</B></FONT></DIV>
<DIV align=right>发布时间：2022-03-15&nbsp;&nbsp;【字体：大 中 小】</DIV>
<FONT face=宋体>${asElements(rest, 'bold')}</FONT>
<DIV align=right>【打印本页】【关闭窗口】</DIV></TD></TR></TBODY></TABLE></TD></TR>
${line('版权所有：云川市人民政府　主办单位：市政府办公室　ICP备00000000号')}
</TBODY></TABLE></BODY></HTML>`
}

/** A saved article of a messenger's public account: sections in sections, the content hidden until a script shows it. */
export function accountPage(): string {
  const sections = asElements(rest, 'bold')
    .replaceAll('<p ', '<section><section><p ')
    .replaceAll('</p>\n', '</p></section></section>\n')
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${title.text}</title></head><body id="activity-detail">
<div id="js_article" class="rich_media"><div class="rich_media_inner"><div id="page-content">
<h1 class="rich_media_title" id="activity-name">
        ${title.text}
</h1>
<div id="meta_content" class="rich_media_meta_list"><span class="rich_media_meta">云川发布</span> <em id="publish_time">2022-03-15 18:00</em></div>
<div class="rich_media_content" id="js_content" style="visibility: hidden; opacity: 0;">
${sections}
<p><img data-src="x.png" alt="新建桥梁5座"></p>
</div></div></div>
<div class="qr_code_pc"><p>微信扫一扫关注该公众号</p></div>
<div class="rich_media_tool"><a>阅读 1万</a> <a>赞</a> <a>在看</a></div>
<div class="discuss_container"><p>精选留言</p><p>小区也要新建充电桩20个</p></div>
</div></body></html>`
}
