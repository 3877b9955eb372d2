export function allExperiments(): readonly string[];
export function idsOf(name: string): readonly string[];
