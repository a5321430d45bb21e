// Buys in the stand-in shop as a new customer and reads the points in the widget.
//   node buy.mjs <shop url> <email> <chromium> <folder for pictures>
// Prints one line of JSON: what was paid for goods, and what the widget says.
import { chromium } from 'playwright-core';

const [shop, email, executablePath, pictures] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
try {
  const page = await browser.newPage();
  page.setDefaultTimeout(30_000);
  const problems = [];
  page.on('pageerror', (error) => problems.push(String(error)));

  await page.goto(`${shop}/account`);
  await page.getByLabel('First name').fill('Robin');
  await page.getByLabel('Last name').fill('Vale');
  await page.getByLabel('Email').last().fill(email);
  await page.getByRole('button', { name: 'Create account' }).click();

  await page.goto(`${shop}/`);
  // A gift card would earn nothing.
  await page.getByRole('main').getByRole('listitem').filter({ hasNotText: /gift/i }).first().getByRole('link').click();
  const price = (await page.getByText(/^\$\d+\.\d\d$/).first().textContent()).slice(1);
  await page.getByLabel('Quantity').fill('2');
  await page.getByRole('button', { name: 'Add to cart' }).click();
  await page.goto(`${shop}/cart`);
  await page.getByRole('button', { name: 'Pay now' }).click();
  await page.getByText('Thank you!').waitFor();

  const cents = 2 * Math.round(Number(price) * 100);
  const points = Math.floor(cents / 10);
  const launcher = page.locator('[data-loyalnest-launcher], loyalnest-widget, #loyalnest').getByRole('button').first();
  await launcher.or(page.getByRole('button', { name: /points|rewards/i })).first().click();
  // With 200 points for signing up; the number as people write it: 1380, 1,380 or 1 380.
  const number = new RegExp(String(points + 200).replace(/\B(?=(\d{3})+(?!\d))/g, '[,.\\s]?'));
  await page.getByRole('dialog').getByText(number).first().waitFor();
  await page.screenshot({ path: `${pictures}/widget.png` });
  console.log(JSON.stringify({ cents, points, problems }));
} finally {
  await browser.close();
}
