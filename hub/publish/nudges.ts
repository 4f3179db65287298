/**
 * Contentless pushes to the boards that listen: "come and look". Losing one costs a poll interval, nothing
 * more.
 */
import type { ServerResponse } from "node:http";
import { problem } from "../../contract/problem.ts";
import { type Result, failed, ok } from "../../contract/result.ts";
import type { Timers } from "../../platform/ports.ts";

const commentEveryMs = 15_000;
/** A board that does not read is cut off; it comes back by itself. */
const unreadBytesMax = 65_536;
/** A board that lost its connection may open a second before we notice; a third closes the first. */
const streamsPerBoardMax = 2;

export interface Nudges {
  /** Writes one nudge to every stream of these boards, at once. */
  nudge(boards: Iterable<string>): void;
  /** Those of these boards whose stream is open. */
  listening(boards: readonly string[]): string[];
  /** The stream of one board; `too_many_requests` when there are as many as the hub carries. */
  admit(board: string): Result<{ open(response: ServerResponse): void }>;
  close(): void;
}

export function createNudges(timers: Timers, streamsMax: number): Nudges {
  const streamsByBoard = new Map<string, Set<ServerResponse>>();
  let streamCount = 0;

  function write(response: ServerResponse, text: string): void {
    response.write(text);
    if (response.writableLength > unreadBytesMax) response.destroy();
  }

  function open(board: string, response: ServerResponse): void {
    const streams = streamsByBoard.get(board) ?? new Set();
    streamsByBoard.set(board, streams);
    const [oldest] = streams;
    if (streams.size >= streamsPerBoardMax) oldest?.end();
    streams.add(response);
    streamCount += 1;
    response.once("close", () => {
      streams.delete(response);
      streamCount -= 1;
      if (streams.size === 0 && streamsByBoard.get(board) === streams) streamsByBoard.delete(board);
    });
    response.socket?.setNoDelay(true);
    write(response, ": here\n\n");
  }

  const comments = timers.every(commentEveryMs, () => {
    for (const streams of streamsByBoard.values()) for (const response of streams) write(response, ":\n\n");
  });

  return {
    nudge: (boards) => {
      for (const board of boards) {
        for (const response of streamsByBoard.get(board) ?? []) write(response, "event: nudge\ndata: {}\n\n");
      }
    },
    listening: (boards) => boards.filter((board) => streamsByBoard.has(board)),
    admit: (board) =>
      streamCount >= streamsMax
        ? failed(problem("too_many_requests"))
        : ok({ open: (response) => open(board, response) }),
    close: () => {
      comments.cancel();
      for (const streams of streamsByBoard.values()) for (const response of streams) response.end();
    },
  };
}
