//! Inputs made of others by a seed: the short run, which needs neither libFuzzer nor another compiler.

use crate::fuzz::Random;

/// Longer inputs are cut.
const MOST_BYTES: usize = 20_000;

/// Makes inputs.
pub struct Mutator {
    seeds: Vec<Vec<u8>>,
    words: &'static [&'static str],
    random: Random,
    count: usize,
}

impl Mutator {
    /// Out of these inputs and words.
    pub fn new(mut seeds: Vec<Vec<u8>>, words: &'static [&'static str], seed: u64) -> Self {
        if seeds.is_empty() {
            seeds.push(Vec::new());
        }
        Self { seeds, words, random: Random::new(seed), count: 0 }
    }

    /// The next input; every eighth is one of the seeds as it is.
    pub fn made(&mut self) -> Vec<u8> {
        self.count += 1;
        let at = self.random.below(self.seeds.len());
        let mut bytes = self.seeds[at].clone();
        bytes.truncate(MOST_BYTES);
        if self.count.is_multiple_of(8) {
            return bytes;
        }
        for _ in 0..1 + self.random.below(4) {
            self.change(&mut bytes);
        }
        bytes.truncate(MOST_BYTES);
        bytes
    }

    fn change(&mut self, bytes: &mut Vec<u8>) {
        let start = self.random.below(bytes.len() + 1);
        let most = [1, 4, 40, bytes.len() + 1][self.random.below(4)];
        let end = (start + self.random.below(most)).min(bytes.len());
        let new: Vec<u8> = match self.random.below(6) {
            0 => Vec::new(),
            1 => bytes[start..end].repeat(2 + self.random.below(3)),
            2 => vec![self.random.below(256) as u8],
            3 => self.of_another(),
            _ => {
                let word = self.random.below(self.words.len());
                let mut word = self.words[word].as_bytes().to_vec();
                if self.random.percent(50) {
                    word.extend_from_slice(&bytes[start..end]);
                }
                word
            }
        };
        bytes.splice(start..end, new);
    }

    fn of_another(&mut self) -> Vec<u8> {
        let other = self.random.below(self.seeds.len());
        let start = self.random.below(self.seeds[other].len() + 1);
        let length = self.random.below(200);
        let other = &self.seeds[other];
        other[start..(start + length).min(other.len())].to_vec()
    }
}
