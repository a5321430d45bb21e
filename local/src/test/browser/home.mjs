// Opens the app in the stand-in shop's admin as a merchant does, and the loyalty page as a shopper.
//   node home.mjs <shop url> <edge url> <chromium> <folder for pictures>
// Prints one line of JSON: what the pages said.
import { chromium } from 'playwright-core';

const [shop, edge, executablePath, pictures] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
const seen = { problems: [] };
try {
  const context = await browser.newContext();
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  page.on('pageerror', (error) => seen.problems.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') seen.problems.push(message.text());
  });

  await page.goto(`${shop}/admin/apps/loyalnest`);
  const home = page.frameLocator('iframe.app');
  await home.getByText('Your shop is connected.').waitFor();
  seen.objects = await home.locator('tbody tr td:first-child').allTextContents();
  await page.screenshot({ path: `${pictures}/home.png` });

  await page.goto(`${shop}/admin/apps/loyalnest?locale=fr`);
  await home.getByText('Votre boutique est connectée.').waitFor();
  seen.french = await home.locator('tbody tr td:first-child').allTextContents();

  await page.goto(`${shop}/apps/loyalnest`);
  seen.loyalty = await page.getByRole('heading', { level: 1 }).textContent();
  await page.getByRole('button', { name: 'Open rewards' }).click();
  await page.getByRole('dialog').waitFor();
  await page.screenshot({ path: `${pictures}/loyalty.png` });

  seen.cookies = (await context.cookies([edge])).map((cookie) => cookie.name);
  const before = seen.problems.length;
  // The same admin at another origin is not the shop's own.
  const elsewhere = shop.replace('localhost', '127.0.0.1');
  await page.goto(`${elsewhere}/admin/apps/loyalnest`, { waitUntil: 'load' });
  seen.framedElsewhere = await home.getByText('Your shop is connected.').count();
  seen.refused = seen.problems.splice(before).some((problem) => problem.includes('frame-ancestors'));
  console.log(JSON.stringify(seen));
} finally {
  await browser.close();
}
