import { afterAll, beforeAll, describe } from 'vitest';
import type { Store } from '../hub/ports/store.ts';
import { actsContract } from './contract/acts.ts';
import { amendContract } from './contract/amend.ts';
import { appendContract } from './contract/append.ts';
import { besideContract } from './contract/beside.ts';
import { filesContract } from './contract/files.ts';
import { forgetContract } from './contract/forget.ts';
import { goneContract } from './contract/gone.ts';
import { modelContract } from './contract/model.ts';
import { onceContract } from './contract/once.ts';
import { outliveContract } from './contract/outlive.ts';
import { pageContract } from './contract/page.ts';
import { peopleContract } from './contract/people.ts';
import { placesContract } from './contract/places.ts';
import { reactContract } from './contract/react.ts';
import { searchContract } from './contract/search.ts';
import { type Durable, Stage } from './contract/stage.ts';

/** Every promise of `hub/ports/store.ts`, for any store. `open` gives an empty one each time. */
export function storeContract(name: string, open: () => Promise<Store>): void {
  describe(`the contract of stores: ${name}`, () => {
    let shared: Stage;
    const stage = () => shared;
    beforeAll(async () => {
      shared = new Stage(await open());
    });
    afterAll(() => shared.store.close());
    describe('append', () => appendContract(stage));
    describe('beside', () => besideContract(stage));
    describe('once', () => onceContract(stage));
    describe('amend', () => amendContract(stage));
    describe('react', () => reactContract(stage));
    describe('search', () => searchContract(stage));
    describe('acts', () => actsContract(stage));
    describe('page', () => pageContract(stage));
    describe('places', () => placesContract(stage));
    describe('forget', () => forgetContract(stage));
    describe('rooms that are gone', () => goneContract(stage));
    describe('files', () => filesContract(stage));
    describe('people and notes', () => peopleContract(stage));
    describe('model', () => modelContract(stage));
  });
}

/** What a store promises beyond that when it outlives its process. */
export function durableStoreContract(name: string, open: () => Promise<Durable>): void {
  describe(`the contract of durable stores: ${name}`, () => outliveContract(open));
}
