/**
 * Words that people make passwords of, compared with a password's letters alone as well (`Password@2026` is `password`).
 * Short on purpose: twelve characters rule out most of the published lists.
 */
export const commonPasswords: ReadonlySet<string> = new Set(
  `password passwords passwordpassword passw passwd pass pwd mima woaini woainima woaiwojia wodemima admin administrator adminadmin
  root rootroot user username test testtest tester guest demo demodemo welcome welcometo letmein letmeinnow login loginlogin
  master superman batman iloveyou iloveyouforever sunshine princess football baseball dragon monkey shadow michael jennifer
  qwerty qwertyuiop qwertyqwerty asdfgh asdfghjkl zxcvbn zxcvbnm qazwsx qazwsxedc qweasd qweasdzxc asdasd qaz wsx abc abcd abcde
  abcdef abcabc abcdabcd aaa aaaaaa changeme changemenow default secret secretsecret trustno computer internet whatever
  starwars pokemon freedom ninja mustang access hello helloworld helloworldhello china zhongguo henan zhengzhou beijing shanghai
  shangwu shangwuting caizheng caizhengting xinbao zhongxinbao chukou chukouxinyong sinosure baoxian gongsi qiye zhanghao
  company enterprise insurance export exportcredit government finance commerce server database oracle postgres mysql system
  manager operator office huawei lenovo alibaba taobao weixin qqqq nihao nihaoma mingtian jintian kaixin xinnian kuaile
  correcthorsebatterystaple thisisapassword thisismypassword mypassword mypasswordis newpassword yourpassword temppassword
  p pw a q qq wq az`.split(/\s+/),
)
