// What html-validate says of a file: the rules of its recommended set, but for
//
// - prefer-native-element: what scrolls by itself is a div with the role of a
//   region. A section would be a part of the text, and a table is none.
// - long-title: a title names the subject, and people choose its name.
// - no-trailing-whitespace: a line of people's text may end in a blank.
//
// HTML counts details as sectioning content no more, and html-validate does.
import { HtmlValidate } from 'html-validate'

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:recommended'],
  elements: ['html5', { details: { sectioning: false } }],
  rules: {
    'long-title': 'off',
    'prefer-native-element': ['error', { exclude: ['region'] }],
    'no-trailing-whitespace': 'off',
  },
})

export async function markup(file) {
  const report = await validator.validateFile(file)
  return report.results.flatMap((r) => r.messages).slice(0, 20).map((m) => ({ check: 'markup', said: `${m.line}:${m.column}: ${m.ruleId}: ${m.message}` }))
}
