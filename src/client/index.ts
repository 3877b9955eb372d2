export type { Watched } from './changes.ts';
export { Chat } from './chat.ts';
export type { Composer, Fullness } from './composer.ts';
export type { Connection, ConnectionState, Links, Me } from './connection.ts';
export type { Here, Older, Room, RoomState, Sent } from './room.ts';
export type { MessageRow, Progress, Row } from './rows.ts';
export { socketIo } from './socketio.ts';
export type { Asked, Failure, Transport } from './transport.ts';
export type { Clock, Shelf, World } from './world.ts';
