// 스무 줄짜리 봇 · a bot in twenty lines
import { io } from 'socket.io-client';

type Message = { by: { nickname: string }; text: string };

const nickname = '시계봇';
const socket = io(process.env.SOKDAK ?? 'http://localhost:8000');
const now = () => new Date().toLocaleTimeString('ko-KR');

let token: string | undefined; // 다시 연결될 때 나라는 증거

socket.on('connect', () => {
  socket.emit('hello', { nickname, token }, (answer: { token?: string; error?: { message: string } }) => {
    token = answer.token ?? token;
    console.log(answer.error?.message ?? `${nickname}님이 입장하셨습니다.`);
  });
});

socket.on('said', ({ by, text }: Message) => {
  if (text === '몇 시야?') socket.emit('say', { room: '#광장', text: `${by.nickname}님, 지금은 ${now()}입니다.` });
});

socket.on('whispered', ({ by }: Message) => {
  if (by.nickname !== nickname) socket.emit('whisper', { to: by.nickname, aside: '#광장', text: now() });
});
