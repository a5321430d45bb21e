/**
 * The text color, black or white, that reads better on a background, by WCAG's contrast ratio; one of
 * the two always reaches 4.5 : 1. `undefined` for a background that is not written as `rgb(…)`.
 */
export function readableOn(background: string): '#000' | '#fff' | undefined {
  const channels = /^rgba?\((\d+)[, ]+(\d+)[, ]+(\d+)/.exec(background)?.slice(1).map(Number);
  if (!channels) {
    return undefined;
  }
  const luminance = luminanceOf(channels);
  // White stands (1.05)/(L + .05) above the background, black (L + .05)/.05 below it.
  return 1.05 / (luminance + 0.05) >= (luminance + 0.05) / 0.05 ? '#fff' : '#000';
}

/** WCAG's relative luminance of a color given as red, green, blue from 0 to 255. */
export function luminanceOf(channels: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = channels.map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
