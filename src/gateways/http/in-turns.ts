type Serve<Given extends readonly unknown[]> = (...given: Given) => void;

/** About two milliseconds of work. */
const A_TURN = 8;

/**
 * Serves so many in one turn of the event loop, the rest in the next ones, in order: what comes in by other ways is
 * heard between. A thousand requests at once would otherwise be answered before anybody else is.
 */
export function inTurns<Given extends readonly unknown[]>(serve: Serve<Given>, most = A_TURN): Serve<Given> {
  const waiting: Given[] = [];
  let served = 0;
  const turn = () => {
    served = Math.min(waiting.length, most);
    for (const given of waiting.splice(0, served)) serve(...given);
    if (served > 0) setImmediate(turn);
  };
  return (...given) => {
    if (served === 0) setImmediate(turn);
    if (served < most && waiting.length === 0) {
      served += 1;
      serve(...given);
    } else waiting.push(given);
  };
}
