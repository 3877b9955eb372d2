/** Where a click on a call leads: to a message in a room, or with who whispered (`@` and his nickname). */
export interface Goal {
  readonly room: string;
  readonly id: string;
}
