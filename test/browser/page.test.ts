import { afterAll } from 'vitest';
import { closeBrowser } from './browser.ts';
import './scenes/account.ts';
import './scenes/composer.ts';
import './scenes/connection.ts';
import './scenes/guard.ts';
import './scenes/hostile.ts';
import './scenes/lab.ts';
import './scenes/lecture.ts';
import './scenes/looks.ts';
import './scenes/marks.ts';
import './scenes/names.ts';
import './scenes/reading.ts';
import './scenes/rooms.ts';
import './scenes/tabs.ts';
import './scenes/twenty-lines.ts';
import './scenes/websocket-example.ts';

afterAll(closeBrowser);
