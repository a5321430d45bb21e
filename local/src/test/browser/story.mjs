// Lives a shopper's whole story in the stand-in shop: earns, redeems, checks out with the code, gets half
// of it refunded, and reads in the widget why the balance is what it is.
//   node story.mjs <shop url> <email> <product to buy> <chromium> <folder for pictures>
// Prints one line of JSON: what the pages and the widget said on the way.
import { chromium } from 'playwright-core';

const [shop, email, product, executablePath, pictures] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
const seen = { problems: [] };

async function toCart(page, quantity) {
  await page.goto(`${shop}/`);
  await page.getByRole('main').getByRole('link', { name: product, exact: true }).first().click();
  await page.getByLabel('Quantity').fill(String(quantity));
  await page.getByRole('button', { name: 'Add to cart' }).click();
  await page.getByRole('heading', { name: 'Your cart' }).waitFor();
}

async function pay(page) {
  await page.getByRole('button', { name: 'Pay now' }).click();
  await page.getByText('Thank you!').waitFor();
  return page.url().split('/').at(-1);
}

/** The opened panel, once its balance is this. */
async function panelWith(page, points) {
  await page.getByRole('button', { name: 'Open rewards' }).click();
  const panel = page.getByRole('dialog');
  await panel.getByText(`${points} points`, { exact: true }).first().waitFor();
  return panel;
}

try {
  const context = await browser.newContext();
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: shop });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  page.on('pageerror', (error) => seen.problems.push(String(error)));

  await page.goto(`${shop}/account`);
  await page.getByLabel('First name').fill('Robin');
  await page.getByLabel('Last name').fill('Vale');
  await page.getByLabel('Email').last().fill(email);
  await page.getByRole('button', { name: 'Create account' }).click();

  await toCart(page, 1);
  await pay(page);
  // 200 points for signing up.
  let panel = await panelWith(page, '1,380');
  await page.screenshot({ path: `${pictures}/rewards.png` });

  await panel.getByRole('button', { name: 'Redeem' }).first().click();
  await panel.getByRole('button', { name: 'Yes, redeem' }).click();
  await panel.getByRole('button', { name: 'Copy', exact: true }).click();
  await panel.getByRole('button', { name: 'Copied' }).waitFor();
  seen.shown = await panel.locator('code').textContent();
  seen.copied = await page.evaluate(() => navigator.clipboard.readText());
  await panel.getByText('880 points', { exact: true }).waitFor();
  await page.screenshot({ path: `${pictures}/code.png` });
  await page.keyboard.press('Escape');

  await toCart(page, 2);
  await page.getByLabel('Discount code').fill('NOT-A-CODE');
  await page.getByRole('button', { name: 'Apply' }).click();
  seen.refusal = await page.getByRole('alert').textContent();
  await page.getByLabel('Discount code').fill(seen.copied);
  await page.getByRole('button', { name: 'Apply' }).click();
  await page.getByText('−$5.00').waitFor();
  await page.screenshot({ path: `${pictures}/cart.png` });
  const order = await pay(page);
  panel = await panelWith(page, '3,190');
  seen.codesLeft = await panel.locator('code').count();

  const staff = await context.newPage();
  await staff.goto(`${shop}/admin/orders/${order}`);
  await staff.getByLabel(/^Units of/).fill('1');
  await staff.getByRole('button', { name: 'Refund', exact: true }).click();
  await staff.getByText('partially_refunded').waitFor();
  await staff.close();

  // Half of what it earned is taken back, half of what was spent on it returns.
  await panel.getByText('2,285 points', { exact: true }).waitFor();
  await panel.getByRole('tab', { name: 'History' }).click();
  seen.history = await panel.getByRole('listitem').locator('bdi').allTextContents();
  const change = panel.getByRole('listitem').filter({ hasText: 'Taken back' });
  await change.getByRole('button').click();
  await change.locator('.reasons p').first().waitFor();
  seen.reasons = await change.locator('.reasons p').allTextContents();
  const returned = panel.getByRole('listitem').filter({ hasText: 'Returned' });
  await returned.getByRole('button').click();
  await returned.locator('.reasons p').first().waitFor();
  seen.returned = await returned.locator('.reasons p').allTextContents();
  await page.screenshot({ path: `${pictures}/reasons.png` });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.screenshot({ path: `${pictures}/reasons-phone.png` });
  console.log(JSON.stringify(seen));
} finally {
  await browser.close();
}
