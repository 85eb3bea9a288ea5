"""The vectors beside docs/log-format.md, and those of the standards it builds on: python3 -m unittest test_vectors"""
import base64
import json
import pathlib
import unittest

import muster_verify as m

FOLDER = pathlib.Path(__file__).resolve().parents[2] / 'docs' / 'log-format'
VECTORS = json.loads((FOLDER / 'vectors.json').read_text('utf-8'))


class Vectors(unittest.TestCase):
    def test_the_worked_example_has_its_hashes(self):
        example = VECTORS['example']
        event = {'id': example['id'], 'type': example['type'], 'revision': example['revision'],
                 'metadata': example['metadata'].encode(), 'payload': example['payload'].encode()}
        aggregate = b''.join(len(v).to_bytes(4, 'big') + v for v in (example['aggregateType'].encode(), example['aggregateId'].encode()))
        leaf = m.leaf_hash({'aggregate': aggregate}, event, example['sequence'])
        self.assertEqual(leaf.hex(), example['leaf'])
        self.assertEqual(m.commit_hash(bytes(32), 1, m.millis(example['recordTime']), [leaf]).hex(), example['commit'])

    def test_trees_of_every_size_have_their_roots_and_proofs(self):
        tree = VECTORS['tree']
        leaves = [bytes.fromhex(each) for each in tree['leaves']]
        roots = [base64.b64decode(each) for each in tree['roots']]
        grown = m.Tree()
        self.assertEqual(grown.root(), roots[0])
        for size, leaf in enumerate(leaves, 1):
            grown.add(leaf)
            self.assertEqual(grown.root(), roots[size])
        for each in tree['inclusion']:
            proof = [base64.b64decode(h) for h in each['proof']]
            self.assertTrue(m.includes(each['size'], roots[each['size']], each['index'], leaves[each['index']], proof))
            self.assertFalse(m.includes(each['size'], roots[each['size']], each['index'], leaves[(each['index'] + 1) % 17], proof))
        for each in tree['consistency']:
            proof = [base64.b64decode(h) for h in each['proof']]
            first, second = each['first'], each['second']
            self.assertTrue(m.continues(first, roots[first], second, roots[second], proof))
            self.assertFalse(m.continues(first, roots[first - 1], second, roots[second], proof))

    def test_each_log_gets_its_verdicts_and_its_damage_named(self):
        for expected in VECTORS['logs']:
            told = m.verify_log(FOLDER / expected['file'], FOLDER / 'checkpoints.txt', FOLDER / 'keys.txt')
            found = [{name: f[name] for name in ('kind', 'from', 'to')} for f in told['findings']]
            self.assertEqual(found, expected['findings'], expected['file'])
            for name in ('integrity', 'completeness', 'position', 'head', 'root', 'provenUpTo'):
                self.assertEqual(told[name], expected[name], expected['file'])

    def test_the_proofs_hold_with_the_keys_alone(self):
        for file in ('incident-proof.json', 'consistency-proof.json'):
            self.assertTrue(m.verify_proof(FOLDER / file, FOLDER / 'keys.txt')['proven'])


class Standards(unittest.TestCase):
    def test_a_signature_of_rfc_8032_verifies(self):
        key = bytes.fromhex('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a')
        signature = bytes.fromhex('e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555'
                                  'fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b')
        self.assertTrue(m.ed25519_verifies(key, b'', signature))
        self.assertFalse(m.ed25519_verifies(key, b'.', signature))
        for bit in range(0, 512, 7):
            broken = bytearray(signature)
            broken[bit // 8] ^= 1 << bit % 8
            self.assertFalse(m.ed25519_verifies(key, b'', bytes(broken)))


if __name__ == '__main__':
    unittest.main()
