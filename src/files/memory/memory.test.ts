import { fileStoreContract } from '../contract/contract.ts';
import { memoryFiles } from './memory.ts';

fileStoreContract('memory', { open: async () => memoryFiles(), again: null });
