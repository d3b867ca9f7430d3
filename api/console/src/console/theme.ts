import { ref } from 'vue';

const dark = window.matchMedia('(prefers-color-scheme: dark)');

/** The browser's scheme; what is drawn outside of CSS is drawn anew when it changes. */
export const scheme = ref<'light' | 'dark'>('light');

/** Element Plus wants a class where everything else asks the browser. */
export function followScheme(): void {
  const follow = () => {
    scheme.value = dark.matches ? 'dark' : 'light';
    document.documentElement.classList.toggle('dark', dark.matches);
  };
  dark.addEventListener('change', follow);
  follow();
}

/** A colour of tokens.css, for drawing outside of CSS. */
export const token = (name: string): string =>
  getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
