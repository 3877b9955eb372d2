/** Each would set `window.__x` where anything of it is taken for more than text. */
export const SCRIPTS: readonly string[] = [
  '<script>window.__x=1</script>',
  '<img src=x onerror="window.__x=1">',
  '"><svg/onload=window.__x=1>',
  '<iframe srcdoc="<script>parent.__x=1</script>"></iframe>',
  'javascript:window.__x=1',
  '[눌러](javascript:window.__x=1) <javascript:window.__x=1>',
  'https://a/"onmouseover="window.__x=1',
  '**굵게** `코드` <style>*{display:none}</style> {{constructor.constructor("window.__x=1")()}}',
  'data:text/html,<script>window.__x=1</script>',
  '</textarea><script>window.__x=1</script>',
];

/** What turns the line, cannot be seen, looks like something else, or means something to another program. */
export const TRICKS: readonly string[] = [
  '\u202e거꾸로\u202c',
  '\u2066격리\u2069 \u200b사이\u200d에 \u2060없는 것',
  '\ufeff표시로 시작',
  'Аdmin аnd раypal',
  'ｆｕｌｌ ｗｉｄｔｈ ①',
  '각\u1100\u1161\u11a8 한\u3164글',
  `쌓기${'\u0301'.repeat(30)}`,
  `무너뜨리기${'\u0301'.repeat(40)}`,
  '\u001b[31m빨강\u001b[0m \u0007',
  '👨‍👩‍👧‍👦🏳️‍🌈',
  '\u200b\u2060',
  "'; DROP TABLE entries;--",
  '$' + '{jndi:ldap://127.0.0.1/x} %s %n {{7*7}}',
  '../../../etc/passwd',
  '__proto__',
  '앞 :콜론',
];
