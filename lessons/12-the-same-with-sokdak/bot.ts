// 스무 줄짜리 봇. ‘몇 시야?’라고 물으면 대답하고, 속닥이면 속닥여 답한다
import { io } from 'socket.io-client';

type Message = { by: { nickname: string }; text: string };
type Answer = { you?: Message['by']; token?: string; server?: { room: string }; error?: { message: string } };

const socket = io(process.env.SOKDAK ?? 'http://localhost:8000');
const now = () => `지금은 ${new Date().toTimeString().slice(0, 5)}입니다.`;
let me: Answer = {};

socket.on('connect_error', () => console.log('속닥을 기다립니다. 다른 터미널에서: npm start'));
socket.on('connect', function hello() {
  // token은 내가 나라는 증거다. 연결이 끊겼다 이어져도 같은 사람이 된다
  socket.emit('hello', { nickname: '시계봇', token: me.token }, (answer: Answer) => {
    console.log(answer.error?.message ?? '시계봇님이 입장하셨습니다.');
    if (!answer.error) me = answer;
    else setTimeout(hello, 3_000); // 방금 끈 봇의 자리는 10초쯤 남아 있다. 비워질 때까지 다시 묻는다
  });
});

socket.on('said', ({ by, text }: Message) => {
  if (text === '몇 시야?') socket.emit('say', { room: me.server?.room, text: `${by.nickname}님, ${now()}` });
});
socket.on('whispered', ({ by: { nickname } }: Message) => {
  if (nickname !== me.you?.nickname) socket.emit('whisper', { to: nickname, aside: me.server?.room, text: now() });
});
