import { Decoder, Encoder, type Packet, PacketType } from 'socket.io-parser';
import type { Reply } from '../../protocol/answer.ts';
import { answerText } from '../answer-text.ts';

/** The library's own encoder, but answers are not looked through for bytes: there are none in them. */
class AnswerEncoder extends Encoder {
  override encode(packet: Packet): unknown[] {
    if (packet.type !== PacketType.ACK) return super.encode(packet);
    const name = packet.nsp === '/' ? '' : `${packet.nsp},`;
    return [`${packet.type}${name}${packet.id}[${(packet.data as Reply[]).map(answerText).join()}]`];
  }
}

/** How packets are written and read: as socket.io-protocol v5 says, as by the library. */
export const parser = { Encoder: AnswerEncoder, Decoder };
