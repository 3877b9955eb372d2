import { afterAll } from 'vitest';
import { closeBrowser } from './browser.ts';
import './scenes/composer.ts';
import './scenes/reading.ts';

afterAll(closeBrowser);
