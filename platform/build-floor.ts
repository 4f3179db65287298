/** No honest clock reads earlier than this build: the lowest floor of board time (design: security 7.3). */
export const buildFloorMs = Date.UTC(2026, 10, 1);
