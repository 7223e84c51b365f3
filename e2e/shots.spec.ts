import { test } from './fixtures'
test('shots', async ({ page, signInAs }) => {
  test.setTimeout(180_000)
  const shoot = async (path: string, name: string) => {
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 900 })
      await page.goto(path)
      await page.screenshot({ path: `/tmp/div-${name}-${width}.png`, fullPage: width === 1440 })
    }
  }
  await signInAs('division')
  await shoot('/division/reviews', 'queue')
  await shoot('/division/reviews/summary', 'summary')
  const href = await page
    .goto('/division/reviews?state=IN_DIVISION_REVIEW')
    .then(() => page.locator('tbody a').first().getAttribute('href'))
  await shoot(href!, 'workspace')
  await signInAs('commerce-checker')
  await shoot('/home', 'home')
  await shoot('/commerce/reviews/divisions', 'divisions')
  await shoot('/commerce/overdue', 'overdue')
  await shoot('/commerce/time-limits', 'limits')
  await shoot('/commerce/reviews', 'reviews')
})
